import type { ProblemDetails, ProblemPlace, ProblemType } from '@ehr/contracts'

/** Media type of every refusal (RFC 9457, section 6.1). */
export const PROBLEM_MEDIA_TYPE = 'application/problem+json; charset=utf-8'

/** What a client is told about an error. */
export interface Refusal {
  readonly problem: ProblemType
  readonly detail?: string | undefined
  readonly places?: readonly ProblemPlace[] | undefined
  /** Whether somebody of ours must look at it; the client's own mistakes are not. */
  readonly isUnexpected: boolean
}

/** A refusal as the client reads it. */
export function renderProblem({ problem, detail, places }: Refusal, requestId: string): ProblemDetails {
  return {
    type: `urn:ehr:problem:${problem.code.toLowerCase().replaceAll('_', '-')}`,
    title: problem.title,
    status: problem.status,
    code: problem.code,
    ...(detail === undefined ? {} : { detail }),
    requestId,
    ...(places === undefined || places.length === 0 ? {} : { errors: [...places] }),
  }
}
