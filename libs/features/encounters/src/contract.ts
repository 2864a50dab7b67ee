import {
  CLINICAL_ROLES,
  coding,
  definePermissions,
  defineRoute,
  enteredInErrorFilter,
  instant,
  pageOf,
  pageRequest,
  recordId,
  recordVersion,
} from '@ehr/contracts'
import * as z from 'zod/mini'

export const permissions = definePermissions({
  'encounters:read': CLINICAL_ROLES,
})

export const ENCOUNTER_STATUS_VALUES = [
  'planned',
  'arrived',
  'triaged',
  'in-progress',
  'onleave',
  'finished',
  'cancelled',
  'entered-in-error',
] as const

export const ENCOUNTER_CLASS_VALUES = ['ambulatory', 'emergency', 'inpatient', 'home', 'virtual'] as const

/** A record that this one refers to, with what people call it. */
const named = z.object({ id: recordId, name: z.string() })

/** A record as it is kept. */
export const encounter = z.object({
  status: z.enum(ENCOUNTER_STATUS_VALUES),
  class: z.enum(ENCOUNTER_CLASS_VALUES),
  type: z.nullable(coding),
  reason: z.nullable(coding),
  startedAt: instant,
  endedAt: z.nullable(instant),
  location: z.nullable(named),
  practitioner: z.nullable(named),
  id: recordId,
  patientId: recordId,
  version: recordVersion,
  createdAt: instant,
  updatedAt: instant,
  /** Name of the account that changed it last; null: an import or the installation. */
  changedBy: z.nullable(z.string()),
})
export type Encounter = z.infer<typeof encounter>

export const listEncounters = defineRoute({
  operationId: 'encounters.list',
  method: 'GET',
  path: '/api/patients/:patientId/encounters',
  summary: 'Visits of a patient, newest first.',
  access: 'encounters:read',
  audit: 'read',
  params: z.object({ patientId: recordId }),
  query: z.extend(pageRequest, {
    /** Only those that began strictly before this moment. */
    before: z.optional(instant),
    enteredInError: enteredInErrorFilter,
  }),
  response: pageOf(encounter),
})

const recordParams = z.object({ patientId: recordId, encounterId: recordId })

export const getEncounter = defineRoute({
  operationId: 'encounters.get',
  method: 'GET',
  path: '/api/patients/:patientId/encounters/:encounterId',
  summary: 'One visit.',
  access: 'encounters:read',
  audit: 'read',
  params: recordParams,
  response: encounter,
})

/** Addresses of the screens, for neighbours that link to them. */
export const encounterPaths = {
  list: (patientId: string) => `/patients/${patientId}/encounters` as const,
  detail: (patientId: string, id: string) => `/patients/${patientId}/encounters/${id}` as const,
}
