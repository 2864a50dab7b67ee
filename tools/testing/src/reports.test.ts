import { expect, test } from 'vitest'
import { countListed, parseReport, sumCounts } from './reports.ts'

test('reads the report of Vitest', () => {
  const report = {
    numTotalTests: 10,
    numPassedTests: 6,
    numFailedTests: 1,
    numPendingTests: 2,
    numTodoTests: 1,
  }

  expect(parseReport(report)).toEqual({ passed: 6, failed: 1, skipped: 3 })
})

test('reads the report of Playwright; a flaky journey has passed', () => {
  const report = { suites: [], stats: { expected: 4, unexpected: 2, flaky: 1, skipped: 3 } }

  expect(parseReport(report)).toEqual({ passed: 5, failed: 2, skipped: 3 })
})

test('refuses anything else', () => {
  expect(() => parseReport({ tests: 1 })).toThrow('The report is neither of Vitest nor of Playwright.')
})

test('sums up, from nothing on', () => {
  const one = { passed: 1, failed: 2, skipped: 3 }

  expect(sumCounts([])).toEqual({ passed: 0, failed: 0, skipped: 0 })
  expect(sumCounts([one, one])).toEqual({ passed: 2, failed: 4, skipped: 6 })
})

test('counts listed journeys in suites within suites, once for each browser project', () => {
  const spec = { tests: [{ projectName: 'desktop' }, { projectName: 'phone' }] }

  expect(countListed({ suites: [{ specs: [spec], suites: [{ specs: [spec, spec] }] }] })).toBe(6)
})
