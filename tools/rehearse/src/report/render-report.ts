import type { JobOutcome, Result } from '../run/outcome.ts'
import { worstOf } from '../run/outcome.ts'

/** What is said at the end of a rehearsal. */
export interface RehearsalReport {
  title: string
  jobs: readonly JobOutcome[]
  seconds: number
  /** What is otherwise than on GitHub. */
  differences: readonly string[]
}

const SIGNS: Record<Result, string> = { success: '✓', failure: '✗', cancelled: '!', skipped: '–' }

/** Says what the run would be on GitHub. */
export function concludeRun(jobs: readonly JobOutcome[]): Result {
  return worstOf(jobs.map(({ result }) => result))
}

/** Renders the end of a rehearsal: each job with its time, what failed and why, what was not rehearsed. */
export function renderReport({ title, jobs, seconds, differences }: RehearsalReport): string {
  const cells = jobs.flatMap((job) => job.cells)
  const width = Math.max(0, ...cells.map(({ name }) => name.length))
  const rows = cells.map(({ name, result, isForgiven, seconds: took, why }) => {
    const time = result === 'skipped' ? '' : formatSeconds(took)
    const reason = result === 'success' || why === undefined ? '' : `  ${why}`
    const forgiven = isForgiven && result === 'failure' ? ' (blocks nothing)' : ''
    return `${SIGNS[result]} ${name.padEnd(width)} ${time.padStart(9)}${reason}${forgiven}`.trimEnd()
  })
  const other =
    differences.length === 0
      ? []
      : ['', 'Otherwise than on GitHub:', ...differences.map((each) => `  ${each}`)]
  return [title, '', ...rows, ...other, '', `${concludeRun(jobs)} in ${formatSeconds(seconds)}`].join('\n')
}

/** Writes seconds for people: `12.3 s`, `2 m 05 s`. */
export function formatSeconds(seconds: number): string {
  if (seconds < 60) return `${seconds.toFixed(1)} s`
  const whole = Math.round(seconds)
  return `${Math.floor(whole / 60)} m ${String(whole % 60).padStart(2, '0')} s`
}
