/** What became of a job or a step, in GitHub’s words. */
export type Result = 'success' | 'failure' | 'cancelled' | 'skipped'

/** What became of one cell of a job; a job without a matrix has one. */
export interface CellOutcome {
  name: string
  result: Result
  /** Whether its failure is no failure of the job. */
  isForgiven: boolean
  outputs: Readonly<Record<string, string>>
  seconds: number
  /** What went wrong first: the step and why. */
  why?: string
  /** Where its output is. */
  log?: string
}

/** What became of a job. */
export interface JobOutcome {
  id: string
  /** For those that come after: a failure that is forgiven is a success. */
  result: Result
  outputs: Readonly<Record<string, string>>
  cells: readonly CellOutcome[]
}

/** Sums cells up as GitHub does. */
export function sumUp(id: string, cells: readonly CellOutcome[]): JobOutcome {
  const results = cells.map(({ result, isForgiven }) =>
    isForgiven && result === 'failure' ? 'success' : result,
  )
  const outputs = Object.assign(
    {},
    ...cells.map((cell) =>
      Object.fromEntries(Object.entries(cell.outputs).filter(([, value]) => value !== '')),
    ),
  )
  return { id, result: worstOf(results), outputs, cells }
}

/** The worst of several results; `success` where there is none. */
export function worstOf(results: readonly Result[]): Result {
  if (results.includes('failure')) return 'failure'
  if (results.includes('cancelled')) return 'cancelled'
  return results.length > 0 && results.every((result) => result === 'skipped') ? 'skipped' : 'success'
}
