import {
  CLINICAL_ROLES,
  calendarDate,
  coding,
  definePermissions,
  defineProblem,
  defineRoute,
  enteredInErrorFilter,
  instant,
  pageOf,
  pageRequest,
  partialDate,
  recordId,
  recordVersion,
  text,
} from '@ehr/contracts'
import * as z from 'zod/mini'

export const permissions = definePermissions({
  'immunizations:read': CLINICAL_ROLES,
  'immunizations:write': ['clinician', 'nurse'],
})

/** The same vaccine on the same day, or a lot past its day: `confirmed: true` records it all the same. */
export const immunizationUnusual = defineProblem(
  'IMMUNIZATION_UNUSUAL',
  409,
  'Something about this dose is unusual: check it, then confirm',
)

/** What was entered in error stays so: it is read, not written. */
export const immunizationClosed = defineProblem(
  'IMMUNIZATION_CLOSED',
  409,
  'This record can no longer be changed',
)

export const IMMUNIZATION_STATUS_VALUES = ['completed', 'not-done', 'entered-in-error'] as const

/** Where on the body people choose from; imports bring other words. */
export const SITE_VALUES = [
  'left deltoid',
  'right deltoid',
  'left thigh',
  'right thigh',
  'left forearm',
  'right forearm',
] as const

/** How a vaccine goes in (HL7's table 0162, the common ones). */
export const ROUTE_VALUES = ['intramuscular', 'subcutaneous', 'intradermal', 'oral', 'nasal'] as const

/** Why a dose is not given (HL7 ActReason: MEDPREC, IMMUNE, PATOBJ, OSTOCK; and that it waits). */
export const NOT_DONE_VALUES = ['contraindicated', 'immune', 'declined', 'out-of-stock', 'postponed'] as const

/** A record as it is kept. */
export const immunization = z.object({
  code: coding,
  status: z.enum(IMMUNIZATION_STATUS_VALUES),
  /** Why it was not given. */
  statusReason: z.nullable(z.string()),
  occurredAt: instant,
  /** Of a dose that was told of: when, as exactly as is known; `occurredAt` is then only for order. */
  occurredOn: z.nullable(partialDate),
  lotNumber: z.nullable(z.string()),
  expiresOn: z.nullable(calendarDate),
  /** One of `SITE_VALUES`, or the words of an import. */
  site: z.nullable(z.string()),
  route: z.nullable(z.string()),
  performer: z.nullable(z.string()),
  /** Where it was given: a clinic, a country. */
  place: z.nullable(z.string()),
  doseNumber: z.nullable(z.int()),
  /** False: told by the patient or another clinic. */
  isPrimarySource: z.boolean(),
  note: z.nullable(z.string()),
  /** Why it was entered in error. */
  errorReason: z.nullable(z.string()),
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

/** What people write about a dose; which vaccine it is does not change afterwards: that is another record. */
const described = {
  status: z.enum(['completed', 'not-done']),
  /** Of a dose that was not given; null for one that was. */
  statusReason: z.nullable(text(200)),
  /** True: given here, at `occurredAt`; false: told of, given on `occurredOn`. */
  isPrimarySource: z.boolean(),
  occurredAt: z.nullable(instant),
  occurredOn: z.nullable(z.strictObject(partialDate.shape)),
  lotNumber: z.nullable(text(60)),
  expiresOn: z.nullable(calendarDate),
  site: z.nullable(text(100)),
  route: z.nullable(text(100)),
  doseNumber: z.nullable(z.int().check(z.minimum(1), z.maximum(20))),
  performer: z.nullable(text(200)),
  place: z.nullable(text(200)),
  note: z.nullable(text(4000)),
  /** That what is unusual about it was checked. */
  confirmed: z.boolean(),
}

/** The complaints of the contract and of the server, for own words in the forms. */
export const IMMUNIZATION_COMPLAINTS = {
  reasonNeeded: 'Say why it was not given',
  whenNeeded: 'Say when',
  inFuture: 'This moment is still to come',
  sameDay: 'This vaccine is recorded on that day already: check, then confirm',
  expired: 'The lot was past its day: check, then confirm',
} as const

/** A dose that was not given has a reason, and every record a time of its kind. */
const isWhole = z.check<z.infer<z.ZodMiniObject<typeof described>>>(({ value, issues }) => {
  const { status, statusReason, isPrimarySource, occurredAt, occurredOn } = value
  const complain = (field: string, message: string) =>
    issues.push({ code: 'custom', input: value, path: [field], message })
  if (status === 'not-done' && statusReason === null) {
    complain('statusReason', IMMUNIZATION_COMPLAINTS.reasonNeeded)
  }
  if (isPrimarySource && occurredAt === null) complain('occurredAt', IMMUNIZATION_COMPLAINTS.whenNeeded)
  if (!isPrimarySource && occurredOn === null) complain('occurredOn', IMMUNIZATION_COMPLAINTS.whenNeeded)
})

export const createImmunization = defineRoute({
  operationId: 'immunizations.create',
  method: 'POST',
  path: '/api/patients/:patientId/immunizations',
  summary: 'Record one dose, given here or told of, or that one was not given and why.',
  access: 'immunizations:write',
  audit: 'create',
  params: z.object({ patientId: recordId }),
  body: z
    .strictObject({ code: z.strictObject(coding.shape), ...described, encounterId: z.nullable(recordId) })
    .check(isWhole),
  response: immunization,
})
export type ImmunizationInput = z.infer<typeof createImmunization.body>

export const updateImmunization = defineRoute({
  operationId: 'immunizations.update',
  method: 'PUT',
  path: '/api/patients/:patientId/immunizations/:immunizationId',
  summary: 'Replace what is written about one dose; another vaccine is another record.',
  access: 'immunizations:write',
  audit: 'update',
  params: recordParams,
  body: z.strictObject(described).check(isWhole),
  response: immunization,
})
export type ImmunizationChange = z.infer<typeof updateImmunization.body>

export const markImmunizationAsError = defineRoute({
  operationId: 'immunizations.mark-as-error',
  method: 'PUT',
  path: '/api/patients/:patientId/immunizations/:immunizationId/error',
  summary: 'Say that a dose was entered in error; it stays readable.',
  access: 'immunizations:write',
  audit: 'update',
  params: recordParams,
  body: z.strictObject({ reason: text(500) }),
  response: immunization,
})

/** Addresses of the screens, for neighbours that link to them. */
export const immunizationPaths = {
  list: (patientId: string) => `/patients/${patientId}/immunizations` as const,
  create: (patientId: string) => `/patients/${patientId}/immunizations/new` as const,
  detail: (patientId: string, id: string) => `/patients/${patientId}/immunizations/${id}` as const,
  edit: (patientId: string, id: string) => `/patients/${patientId}/immunizations/${id}/edit` as const,
  error: (patientId: string, id: string) => `/patients/${patientId}/immunizations/${id}/error` as const,
}
