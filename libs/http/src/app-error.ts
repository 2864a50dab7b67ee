import type { ProblemPlace, ProblemType } from '@ehr/contracts'

/** A refusal that the client is told about. `detail` and `places` reach the client: ids and codes only. */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly problem: ProblemType
  readonly detail: string | undefined
  readonly places: readonly ProblemPlace[]

  constructor(
    problem: ProblemType,
    detail?: string,
    places: readonly ProblemPlace[] = [],
    options?: ErrorOptions,
  ) {
    super(`${problem.code}: ${detail ?? problem.title}`, options)
    this.problem = problem
    this.detail = detail
    this.places = places
  }
}
