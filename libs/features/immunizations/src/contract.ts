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
  'immunizations:read': CLINICAL_ROLES,
})

export const IMMUNIZATION_STATUS_VALUES = ['completed', 'not-done', 'entered-in-error'] as const

/** A record as it is kept. */
export const immunization = z.object({
  code: coding,
  status: z.enum(IMMUNIZATION_STATUS_VALUES),
  /** Why it was not given. */
  statusReason: z.nullable(z.string()),
  occurredAt: instant,
  lotNumber: z.nullable(z.string()),
  expiresOn: z.nullable(calendarDate),
  site: z.nullable(z.string()),
  doseNumber: z.nullable(z.int()),
  /** False: told by the patient or another clinic. */
  isPrimarySource: z.boolean(),
  note: z.nullable(z.string()),
  encounterId: z.nullable(recordId),
  id: recordId,
  patientId: recordId,
  version: recordVersion,
  createdAt: instant,
  updatedAt: instant,
  /** Name of the account that changed it last; null: an import or the installation. */
  changedBy: z.nullable(z.string()),
})
export type Immunization = z.infer<typeof immunization>

export const listImmunizations = defineRoute({
  operationId: 'immunizations.list',
  method: 'GET',
  path: '/api/patients/:patientId/immunizations',
  summary: 'Immunizations of a patient, newest first.',
  access: 'immunizations:read',
  audit: 'read',
  params: z.object({ patientId: recordId }),
  query: z.extend(pageRequest, {
    /** Only those strictly before this moment. */
    before: z.optional(instant),
    /** Only those of this visit. */
    encounterId: z.optional(recordId),
    enteredInError: enteredInErrorFilter,
  }),
  response: pageOf(immunization),
})

const recordParams = z.object({ patientId: recordId, immunizationId: recordId })

export const getImmunization = defineRoute({
  operationId: 'immunizations.get',
  method: 'GET',
  path: '/api/patients/:patientId/immunizations/:immunizationId',
  summary: 'One immunization.',
  access: 'immunizations:read',
  audit: 'read',
  params: recordParams,
  response: immunization,
})

/** Addresses of the screens, for neighbours that link to them. */
export const immunizationPaths = {
  list: (patientId: string) => `/patients/${patientId}/immunizations` as const,
  detail: (patientId: string, id: string) => `/patients/${patientId}/immunizations/${id}` as const,
}
