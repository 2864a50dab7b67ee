import { type Counts, sumCounts } from './reports.ts'

/** How one target of one package ended. */
export interface TargetResult {
  /** As Nx names it: `@ehr/db:test`. */
  id: string
  isSuccess: boolean
  /** What its report says; undefined when it makes none, or did not come to make it. */
  counts: Counts | undefined
}

/** Sums a run up: each failed target counts as a failure of its own unless its report already tells of failed tests. */
export function summarize(results: readonly TargetResult[]): Counts {
  const tests = sumCounts(results.flatMap(({ counts }) => counts ?? []))
  const silent = results.filter(({ isSuccess, counts }) => !isSuccess && (counts?.failed ?? 0) === 0)
  return { ...tests, failed: tests.failed + silent.length }
}

/** The last line of a run. */
export function renderSummary({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}
