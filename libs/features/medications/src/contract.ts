import {
  CLINICAL_ROLES,
  calendarDate,
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
  'medications:read': CLINICAL_ROLES,
  'medications:prescribe': ['clinician'],
  // A pharmacist who doubts a prescription may keep it from being given until the prescriber decides.
  'medications:hold': ['clinician', 'pharmacist'],
})

export const MEDICATION_STATUS_VALUES = [
  'active',
  'on-hold',
  'cancelled',
  'completed',
  'stopped',
  'draft',
  'entered-in-error',
] as const

export const MEDICATION_INTENT_VALUES = [
  'proposal',
  'plan',
  'order',
  'original-order',
  'reflex-order',
  'filler-order',
  'instance-order',
  'option',
] as const

/** A record that this one refers to, with what people call it. */
const named = z.object({ id: recordId, name: z.string() })

/** A record as it is kept. */
export const medication = z.object({
  code: coding,
  status: z.enum(MEDICATION_STATUS_VALUES),
  intent: z.enum(MEDICATION_INTENT_VALUES),
  /** A decimal, with the precision that was written. */
  doseQuantity: z.nullable(z.string()),
  doseUnit: z.nullable(z.string()),
  route: z.nullable(z.string()),
  frequency: z.nullable(z.string()),
  /** `frequency` as a code, where it was prescribed here. */
  frequencyCode: z.nullable(z.string()),
  startsOn: z.nullable(calendarDate),
  endsOn: z.nullable(calendarDate),
  instructions: z.nullable(z.string()),
  isAsNeeded: z.boolean(),
  authoredAt: instant,
  stoppedAt: z.nullable(instant),
  stopCode: z.nullable(z.string()),
  stopReason: z.nullable(z.string()),
  /** Why it is on hold, was changed last, or was entered in error. */
  statusReason: z.nullable(z.string()),
  reason: z.nullable(coding),
  /** Who prescribed it. */
  practitioner: z.nullable(named),
  encounterId: z.nullable(recordId),
  id: recordId,
  patientId: recordId,
  version: recordVersion,
  createdAt: instant,
  updatedAt: instant,
  /** Name of the account that changed it last; null: an import or the installation. */
  changedBy: z.nullable(z.string()),
})
export type Medication = z.infer<typeof medication>

export const listMedications = defineRoute({
  operationId: 'medications.list',
  method: 'GET',
  path: '/api/patients/:patientId/medications',
  summary:
    'Medications of a patient: the current ones (active, on hold, draft) from A to Z, or the past ones, newest first.',
  access: 'medications:read',
  audit: 'read',
  params: z.object({ patientId: recordId }),
  query: z.extend(pageRequest, {
    status: z._default(z.enum(['current', 'past']), 'current'),
    /** Those entered in error are among the past ones. */
    enteredInError: enteredInErrorFilter,
  }),
  response: pageOf(medication),
})

export const listMedicationsByDate = defineRoute({
  operationId: 'medications.by-date',
  method: 'GET',
  path: '/api/patients/:patientId/medications/by-date',
  summary:
    'Medications of a patient by when they were prescribed, newest first, for the timeline and visits.',
  access: 'medications:read',
  audit: 'read',
  params: z.object({ patientId: recordId }),
  query: z.object({
    limit: pageRequest.shape.limit,
    before: z.optional(instant),
    /** Only those of this visit. */
    encounterId: z.optional(recordId),
  }),
  response: z.object({ items: z.array(medication) }),
})

export const recordParams = z.object({ patientId: recordId, medicationId: recordId })

export const getMedication = defineRoute({
  operationId: 'medications.get',
  method: 'GET',
  path: '/api/patients/:patientId/medications/:medicationId',
  summary: 'One medication.',
  access: 'medications:read',
  audit: 'read',
  params: recordParams,
  response: medication,
})

/** Addresses of the screens, for neighbours that link to them. */
export const medicationPaths = {
  list: (patientId: string) => `/patients/${patientId}/medications` as const,
  detail: (patientId: string, id: string) => `/patients/${patientId}/medications/${id}` as const,
  prescribe: (patientId: string) => `/patients/${patientId}/medications/new` as const,
  edit: (patientId: string, id: string) => `/patients/${patientId}/medications/${id}/edit` as const,
}
