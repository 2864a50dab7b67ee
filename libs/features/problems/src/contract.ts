import {
  CLINICAL_ROLES,
  coding,
  definePermissions,
  defineProblem,
  defineRoute,
  enteredInErrorFilter,
  instant,
  type PartialDate,
  pageOf,
  pageRequest,
  partialDate,
  recordId,
  recordVersion,
  text,
} from '@ehr/contracts'
import * as z from 'zod/mini'

export const permissions = definePermissions({
  'problems:read': CLINICAL_ROLES,
  // To say what somebody has is to diagnose; nurses read it.
  'problems:write': ['clinician'],
})

/** That problem is among the active ones already; `duplicateConfirmed: true` records it again. */
export const problemDuplicate = defineProblem(
  'PROBLEM_DUPLICATE',
  409,
  'This problem is among the active ones already',
)

/** What was entered in error stays so: it is read, not written. */
export const problemClosed = defineProblem('PROBLEM_CLOSED', 409, 'This record can no longer be changed')

export const PROBLEM_CATEGORY_VALUES = ['problem-list-item', 'encounter-diagnosis'] as const

export const PROBLEM_CLINICAL_STATUS_VALUES = [
  'active',
  'recurrence',
  'relapse',
  'inactive',
  'remission',
  'resolved',
] as const

export const PROBLEM_VERIFICATION_STATUS_VALUES = [
  'unconfirmed',
  'provisional',
  'differential',
  'confirmed',
  'refuted',
  'entered-in-error',
] as const

export const PROBLEM_SEVERITY_VALUES = ['mild', 'moderate', 'severe'] as const

/** What people choose from; the other states come with imports. */
export const WRITTEN_CLINICAL_STATUSES = ['active', 'inactive', 'resolved'] as const
export const WRITTEN_VERIFICATION_STATUSES = [
  'confirmed',
  'provisional',
  'differential',
  'unconfirmed',
  'refuted',
] as const

/** A record as it is kept. */
export const problem = z.object({
  code: coding,
  category: z.enum(PROBLEM_CATEGORY_VALUES),
  clinicalStatus: z.enum(PROBLEM_CLINICAL_STATUS_VALUES),
  verificationStatus: z.enum(PROBLEM_VERIFICATION_STATUS_VALUES),
  /** True while it needs attention: active, recurred or relapsed, and not refuted. */
  isActive: z.boolean(),
  severity: z.nullable(z.enum(PROBLEM_SEVERITY_VALUES)),
  /** When it began, as exactly as is known; of an import, the day of `onsetAt` at the clinic. */
  onset: z.nullable(partialDate),
  onsetAt: z.nullable(instant),
  /** When it was over, likewise. */
  abated: z.nullable(partialDate),
  abatedAt: z.nullable(instant),
  recordedAt: z.nullable(instant),
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
export type Problem = z.infer<typeof problem>

export const listProblems = defineRoute({
  operationId: 'problems.list',
  method: 'GET',
  path: '/api/patients/:patientId/problems',
  summary: 'Problems of a patient: the active ones first, then by their beginning, newest first.',
  access: 'problems:read',
  audit: 'read',
  params: z.object({ patientId: recordId }),
  query: z.extend(pageRequest, {
    status: z._default(z.enum(['all', 'active']), 'all'),
    /** Only those of this visit. */
    encounterId: z.optional(recordId),
    enteredInError: enteredInErrorFilter,
  }),
  response: pageOf(problem),
})

export const listProblemsByDate = defineRoute({
  operationId: 'problems.by-date',
  method: 'GET',
  path: '/api/patients/:patientId/problems/by-date',
  summary: 'Problems of a patient by when they began or were noted, newest first, for the timeline.',
  access: 'problems:read',
  audit: 'read',
  params: z.object({ patientId: recordId }),
  query: z.object({ limit: pageRequest.shape.limit, before: z.optional(instant) }),
  response: z.object({ items: z.array(problem) }),
})

const recordParams = z.object({ patientId: recordId, problemId: recordId })

export const getProblem = defineRoute({
  operationId: 'problems.get',
  method: 'GET',
  path: '/api/patients/:patientId/problems/:problemId',
  summary: 'One problem.',
  access: 'problems:read',
  audit: 'read',
  params: recordParams,
  response: problem,
})

const strictPartialDate = z.strictObject(partialDate.shape)

/** What people write about a problem; which one it is does not change afterwards: that is another record. */
const described = {
  clinicalStatus: z.enum(PROBLEM_CLINICAL_STATUS_VALUES),
  verificationStatus: z.enum(WRITTEN_VERIFICATION_STATUSES),
  severity: z.nullable(z.enum(PROBLEM_SEVERITY_VALUES)),
  onset: z.nullable(strictPartialDate),
  abated: z.nullable(strictPartialDate),
  note: z.nullable(text(4000)),
}

/** The complaints of the contract, for own words in the forms. */
export const PROBLEM_COMPLAINTS = {
  endWhileActive: 'An active problem has no end',
  endBeforeBegin: 'It cannot end before it begins',
  inFuture: 'This day is still to come',
  duplicate: 'It is among the active problems already: confirm that it is another one',
} as const

/** FHIR's rule con-4, and that an end follows its beginning as far as both are known. */
const endFollows = z.check<z.infer<z.ZodMiniObject<typeof described>>>(({ value, issues }) => {
  const { clinicalStatus, onset, abated } = value
  if (abated === null) return
  const isOver = ['inactive', 'remission', 'resolved'].includes(clinicalStatus)
  const complaint = isOver
    ? onset !== null && endsBefore(abated, onset) && PROBLEM_COMPLAINTS.endBeforeBegin
    : PROBLEM_COMPLAINTS.endWhileActive
  if (complaint !== false)
    issues.push({ code: 'custom', input: abated, path: ['abated'], message: complaint })
})

/** Compares what both dates say: in 2019 is not before March 2019. */
function endsBefore(end: PartialDate, begin: PartialDate): boolean {
  const known = Math.min(KNOWN_LENGTH[end.precision], KNOWN_LENGTH[begin.precision])
  return end.value.slice(0, known) < begin.value.slice(0, known)
}

const KNOWN_LENGTH = { day: 10, month: 7, year: 4 } as const

export const createProblem = defineRoute({
  operationId: 'problems.create',
  method: 'POST',
  path: '/api/patients/:patientId/problems',
  summary: 'Record one problem; one that is among the active ones already needs to be confirmed.',
  access: 'problems:write',
  audit: 'create',
  params: z.object({ patientId: recordId }),
  body: z
    .strictObject({
      code: z.strictObject(coding.shape),
      ...described,
      clinicalStatus: z.enum(WRITTEN_CLINICAL_STATUSES),
      encounterId: z.nullable(recordId),
      duplicateConfirmed: z.boolean(),
    })
    .check(endFollows),
  response: problem,
})
export type ProblemInput = z.infer<typeof createProblem.body>

export const updateProblem = defineRoute({
  operationId: 'problems.update',
  method: 'PUT',
  path: '/api/patients/:patientId/problems/:problemId',
  summary: 'Replace what is written about one problem: its state, certainty, dates and remarks.',
  access: 'problems:write',
  audit: 'update',
  params: recordParams,
  body: z.strictObject(described).check(endFollows),
  response: problem,
})
export type ProblemChange = z.infer<typeof updateProblem.body>

export const markProblemAsError = defineRoute({
  operationId: 'problems.mark-as-error',
  method: 'PUT',
  path: '/api/patients/:patientId/problems/:problemId/error',
  summary: 'Say that a problem was entered in error; it stays readable.',
  access: 'problems:write',
  audit: 'update',
  params: recordParams,
  body: z.strictObject({ reason: text(500) }),
  response: problem,
})

/** Addresses of the screens, for neighbours that link to them. */
export const problemPaths = {
  list: (patientId: string) => `/patients/${patientId}/problems` as const,
  create: (patientId: string) => `/patients/${patientId}/problems/new` as const,
  detail: (patientId: string, id: string) => `/patients/${patientId}/problems/${id}` as const,
  edit: (patientId: string, id: string) => `/patients/${patientId}/problems/${id}/edit` as const,
  resolve: (patientId: string, id: string) => `/patients/${patientId}/problems/${id}/resolve` as const,
  error: (patientId: string, id: string) => `/patients/${patientId}/problems/${id}/error` as const,
}
