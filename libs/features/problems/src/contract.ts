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
  'problems:read': CLINICAL_ROLES,
})

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

/** A record as it is kept. */
export const problem = z.object({
  code: coding,
  category: z.enum(PROBLEM_CATEGORY_VALUES),
  clinicalStatus: z.enum(PROBLEM_CLINICAL_STATUS_VALUES),
  verificationStatus: z.enum(PROBLEM_VERIFICATION_STATUS_VALUES),
  /** True while it needs attention: active, recurred or relapsed, and not refuted. */
  isActive: z.boolean(),
  onsetAt: z.nullable(instant),
  abatedAt: z.nullable(instant),
  recordedAt: z.nullable(instant),
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

/** Addresses of the screens, for neighbours that link to them. */
export const problemPaths = {
  list: (patientId: string) => `/patients/${patientId}/problems` as const,
  detail: (patientId: string, id: string) => `/patients/${patientId}/problems/${id}` as const,
}
