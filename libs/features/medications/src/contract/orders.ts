import {
  calendarDate,
  coding,
  decimal,
  defineProblem,
  defineRoute,
  instant,
  recordId,
  text,
} from '@ehr/contracts'
import * as z from 'zod/mini'
import { medication, recordParams } from '../contract.ts'
import { drugWarning, WARNING_SEVERITIES } from './drug-warning.ts'
import { findMisread } from './misread.ts'
import {
  DOSE_UNIT_VALUES,
  FREQUENCY_VALUES,
  OVERRIDE_VALUES,
  ROUTE_VALUES,
  STOP_VALUES,
} from './order-terms.ts'

/** Warnings that nobody answered, or answers to warnings that are not there (any more); `errors` names both. */
export const warningsNotAnswered = defineProblem(
  'WARNINGS_NOT_ANSWERED',
  409,
  'There are warnings about this drug to be answered',
)

/** A prescription that ended, or was entered in error, is not changed. */
export const medicationClosed = defineProblem(
  'MEDICATION_CLOSED',
  409,
  'This prescription is not in a state for that',
)

const patientParams = z.object({ patientId: recordId })
const strictCoding = z.strictObject(coding.shape)

/** What of an order's words was misread elsewhere is refused; the form has its own words for it. */
export const MISREAD = 'Write it in full: this is misread'

/** What the refusal says at a dose of nothing. */
export const MORE_THAN_NOTHING = 'Must be more than nothing'

const positive = decimal.check(z.refine((value) => Number(value) > 0, MORE_THAN_NOTHING))

const ordered = {
  doseQuantity: positive,
  doseUnit: z.enum(DOSE_UNIT_VALUES),
  route: z.enum(ROUTE_VALUES),
  frequencyCode: z.enum(FREQUENCY_VALUES),
  isAsNeeded: z.boolean(),
  startsOn: calendarDate,
  /** The last day; null: until it is stopped. */
  endsOn: z.nullable(calendarDate),
  instructions: z.nullable(text(1000).check(z.refine((words) => findMisread(words) === undefined, MISREAD))),
  reason: z.nullable(strictCoding),
}

/** What the refusal says at a last day before the first. */
export const ENDS_BEFORE_START = 'The last day comes before the first'

const endsAfterStart = z.refine<{ startsOn: string; endsOn: string | null }>(
  ({ startsOn, endsOn }) => endsOn === null || endsOn >= startsOn,
  { path: ['endsOn'], error: ENDS_BEFORE_START },
)

/** An answer to a warning: why it is set aside, or that the drug it is about is stopped. */
const answer = z.discriminatedUnion('action', [
  z.strictObject({
    warningId: z.string().check(z.maxLength(200)),
    action: z.literal('override'),
    reasonCode: z.enum(OVERRIDE_VALUES),
    reason: text(500),
  }),
  z.strictObject({ warningId: z.string().check(z.maxLength(200)), action: z.literal('stop') }),
])
export type WarningAnswer = z.infer<typeof answer>

const answers = z.array(answer).check(z.maxLength(50))

export const checkMedication = defineRoute({
  operationId: 'medications.check',
  method: 'POST',
  path: '/api/patients/:patientId/medications/check',
  summary: 'What speaks against a drug for this patient, and what could not be checked.',
  access: 'medications:read',
  audit: 'read',
  params: patientParams,
  body: z.strictObject({
    code: strictCoding,
    /** The prescription that is about to be resumed: it is no duplicate of itself. */
    exceptId: z.optional(recordId),
  }),
  response: z.object({ warnings: z.array(drugWarning), knowledgeVersion: z.string() }),
})

export const checkAllergy = defineRoute({
  operationId: 'medications.check-allergy',
  method: 'POST',
  path: '/api/patients/:patientId/medications/check-allergy',
  summary: 'Current drugs that an allergy speaks against, and those that could not be checked.',
  access: 'medications:read',
  audit: 'read',
  params: patientParams,
  body: z.strictObject({ code: strictCoding }),
  response: z.object({ warnings: z.array(drugWarning) }),
})

const override = z.object({
  id: recordId,
  kind: z.string(),
  severity: z.enum(WARNING_SEVERITIES),
  conflict: coding,
  matched: z.string(),
  knowledgeVersion: z.string(),
  reasonCode: z.string(),
  reason: z.string(),
  createdAt: instant,
  /** Name of the account that set it aside. */
  createdBy: z.nullable(z.string()),
})
export type Override = z.infer<typeof override>

export const listConflicts = defineRoute({
  operationId: 'medications.conflicts',
  method: 'GET',
  path: '/api/patients/:patientId/medications/conflicts',
  summary: 'Current drugs that a known allergy speaks against, unless somebody answered that warning.',
  access: 'medications:read',
  audit: 'read',
  params: patientParams,
  response: z.object({
    items: z.array(z.object({ medicationId: recordId, code: coding, warning: drugWarning })),
  }),
})

export const listOverrides = defineRoute({
  operationId: 'medications.overrides',
  method: 'GET',
  path: '/api/patients/:patientId/medications/:medicationId/overrides',
  summary: 'Warnings that were set aside for one medication, with who and why.',
  access: 'medications:read',
  audit: 'read',
  params: recordParams,
  response: z.object({ items: z.array(override) }),
})

export const prescribe = defineRoute({
  operationId: 'medications.prescribe',
  method: 'POST',
  path: '/api/patients/:patientId/medications',
  summary: 'Prescribe a drug; warnings of allergies and duplicates need an answer each.',
  access: 'medications:prescribe',
  audit: 'create',
  params: patientParams,
  body: z
    .strictObject({ code: strictCoding, ...ordered, encounterId: z.nullable(recordId), answers })
    .check(endsAfterStart),
  response: medication,
})
export type Prescription = z.infer<typeof prescribe.body>

export const updateMedication = defineRoute({
  operationId: 'medications.update',
  method: 'PUT',
  path: '/api/patients/:patientId/medications/:medicationId',
  summary: 'Change how a current drug is taken, with a reason; another drug is another prescription.',
  access: 'medications:prescribe',
  audit: 'update',
  params: recordParams,
  body: z.strictObject({ ...ordered, changeReason: text(500) }).check(endsAfterStart),
  response: medication,
})
export type OrderChange = z.infer<typeof updateMedication.body>

/** What the refusal says at a missing `reason`. */
export const REASON_NEEDED = 'Say why in words'

export const stopMedication = defineRoute({
  operationId: 'medications.stop',
  method: 'PUT',
  path: '/api/patients/:patientId/medications/:medicationId/stop',
  summary: 'Stop a current drug, or end it as planned.',
  access: 'medications:prescribe',
  audit: 'update',
  params: recordParams,
  body: z.strictObject({ stopCode: z.enum(STOP_VALUES), reason: z.nullable(text(500)) }).check(
    z.refine(({ stopCode, reason }) => stopCode !== 'other' || reason !== null, {
      path: ['reason'],
      error: REASON_NEEDED,
    }),
  ),
  response: medication,
})

export const holdMedication = defineRoute({
  operationId: 'medications.hold',
  method: 'PUT',
  path: '/api/patients/:patientId/medications/:medicationId/hold',
  summary: 'Suspend an active drug until somebody who prescribes resumes or stops it.',
  access: 'medications:hold',
  audit: 'update',
  params: recordParams,
  body: z.strictObject({ reason: text(500) }),
  response: medication,
})

export const resumeMedication = defineRoute({
  operationId: 'medications.resume',
  method: 'PUT',
  path: '/api/patients/:patientId/medications/:medicationId/resume',
  summary: 'Take up a suspended drug again; what speaks against it now needs an answer, as when prescribing.',
  access: 'medications:prescribe',
  audit: 'update',
  params: recordParams,
  body: z.strictObject({ answers }),
  response: medication,
})

export const markMedicationInError = defineRoute({
  operationId: 'medications.enter-in-error',
  method: 'PUT',
  path: '/api/patients/:patientId/medications/:medicationId/entered-in-error',
  summary: 'Say that a prescription was a mistake and never meant; it stays readable.',
  access: 'medications:prescribe',
  audit: 'update',
  params: recordParams,
  body: z.strictObject({ reason: text(500) }),
  response: medication,
})
