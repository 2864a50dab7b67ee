/** How many tests a report, or several, tell of. */
export interface Counts {
  passed: number
  failed: number
  skipped: number
}

/** No tests at all. */
const NONE: Counts = { passed: 0, failed: 0, skipped: 0 }

/** Parses the JSON report of Vitest or Playwright; throws when it is neither. */
export function parseReport(report: unknown): Counts {
  const { stats, numTotalTests } = Object(report)
  if (stats !== undefined) return countJourneys(stats)
  if (numTotalTests !== undefined) return countTests(report)
  throw new Error(
    'The report is neither of Vitest nor of Playwright. Delete .reports and run the tests again.',
  )
}

/** Adds counts up. */
export function sumCounts(counts: readonly Counts[]): Counts {
  return counts.reduce(
    (sum, each) => ({
      passed: sum.passed + each.passed,
      failed: sum.failed + each.failed,
      skipped: sum.skipped + each.skipped,
    }),
    NONE,
  )
}

/** Counts the journeys that Playwright lists, in suites within suites. */
export function countListed(listing: unknown): number {
  const { suites, specs } = Object(listing)
  const own = listOf(specs).map((spec) => listOf(Object(spec).tests).length)
  return [...own, ...listOf(suites).map(countListed)].reduce((sum, count) => sum + count, 0)
}

function countTests(report: unknown): Counts {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = Object(report)
  return {
    passed: numberOf(numPassedTests),
    failed: numberOf(numFailedTests),
    skipped: numberOf(numPendingTests) + numberOf(numTodoTests),
  }
}

function countJourneys(stats: unknown): Counts {
  const { expected, flaky, unexpected, skipped } = Object(stats)
  return {
    passed: numberOf(expected) + numberOf(flaky),
    failed: numberOf(unexpected),
    skipped: numberOf(skipped),
  }
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}
