import * as z from 'zod/mini'

/** A kind of refusal: a stable code that programs test, its HTTP status, and its title for people. */
export interface ProblemType {
  readonly code: string
  readonly status: number
  readonly title: string
}

/** States a problem type. Codes are upper case and never change once released. */
export function defineProblem(code: Uppercase<string>, status: number, title: string): ProblemType {
  return { code, status, title }
}

/** The refusals that every feature may use; a feature's own are in its contract. */
export const PROBLEMS = {
  badRequest: defineProblem('BAD_REQUEST', 400, 'The request is not valid'),
  idempotencyKeyMissing: defineProblem('IDEMPOTENCY_KEY_MISSING', 400, 'A create needs an Idempotency-Key'),
  unauthenticated: defineProblem('UNAUTHENTICATED', 401, 'Sign in first'),
  signInFailed: defineProblem('SIGN_IN_FAILED', 401, 'E-mail or password is wrong'),
  forbidden: defineProblem('FORBIDDEN', 403, 'Your role does not allow this'),
  notFound: defineProblem('NOT_FOUND', 404, 'There is no such record'),
  methodNotAllowed: defineProblem('METHOD_NOT_ALLOWED', 405, 'This address does not take that method'),
  conflict: defineProblem('CONFLICT', 409, 'The record is in the way of this change'),
  stale: defineProblem('STALE_VERSION', 412, 'Somebody changed this record since you read it'),
  tooLarge: defineProblem('BODY_TOO_LARGE', 413, 'The request is too large'),
  unsupportedMediaType: defineProblem('UNSUPPORTED_MEDIA_TYPE', 415, 'Send application/json'),
  idempotencyKeyReused: defineProblem(
    'IDEMPOTENCY_KEY_REUSED',
    422,
    'This Idempotency-Key was used for another request',
  ),
  ifMatchMissing: defineProblem('IF_MATCH_MISSING', 428, 'A change needs If-Match with the version you read'),
  tooManyRequests: defineProblem('TOO_MANY_REQUESTS', 429, 'Too many requests; wait a moment'),
  internal: defineProblem('INTERNAL', 500, 'Something broke on our side'),
  notReady: defineProblem('NOT_READY', 503, 'The service is not ready'),
} as const satisfies Record<string, ProblemType>

/** One place in a request that is wrong, as a JSON pointer (RFC 6901): `/body/names/0/family`. */
const problemPlace = z.object({ pointer: z.string(), detail: z.string() })
export type ProblemPlace = z.infer<typeof problemPlace>

/** The body of every refusal, `application/problem+json` (RFC 9457, section 3). */
export const problemDetails = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.optional(z.string()),
  requestId: z.string(),
  errors: z.optional(z.array(problemPlace)),
})
export type ProblemDetails = z.infer<typeof problemDetails>
