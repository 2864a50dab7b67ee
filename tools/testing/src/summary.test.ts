import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isolatedEnv } from './run-all.ts'
import { renderSummary, summarize } from './summary.ts'
import { readTargetResults } from './target-results.ts'

let root = ''

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'reports-'))
  mkdirSync(join(root, '.reports/test'), { recursive: true })
})

afterEach(() => rmSync(root, { recursive: true, force: true }))

test('counts failed targets once, and failed tests one by one', () => {
  const counts = summarize([
    { id: 'a:test', isSuccess: true, counts: { passed: 3, failed: 0, skipped: 1 } },
    { id: 'b:test', isSuccess: false, counts: { passed: 2, failed: 2, skipped: 0 } },
    { id: 'c:test', isSuccess: false, counts: { passed: 0, failed: 0, skipped: 0 } },
    { id: 'c:lint', isSuccess: false, counts: undefined },
    { id: 'c:build', isSuccess: true, counts: undefined },
  ])

  expect(renderSummary(counts)).toBe('5 passed, 4 failed, 1 skipped')
})

test('reads the reports of this run only, and misses one that is not there', () => {
  writeReport('a', { numTotalTests: 1, numPassedTests: 1 })
  writeReport('deleted', { numTotalTests: 9, numPassedTests: 9 })
  writeNotes([
    { id: 'a:test', isSuccess: true, reports: ['.reports/test/a.json'] },
    { id: 'b:test', isSuccess: true, reports: ['.reports/test/b.json'] },
    { id: 'b:lint', isSuccess: true, reports: [] },
  ])

  expect(readTargetResults(root, join(root, 'notes.json'))).toEqual([
    { id: 'a:test', isSuccess: true, counts: { passed: 1, failed: 0, skipped: 0 } },
    { id: 'b:test', isSuccess: false, counts: undefined },
    { id: 'b:lint', isSuccess: true, counts: undefined },
  ])
})

test('has no results when no target ran', () => {
  expect(readTargetResults(root, join(root, 'notes.json'))).toEqual([])
})

test('keeps a developer’s databases out of reach', () => {
  const env = { DATABASE_URL: 'x', MIGRATION_DATABASE_URL: 'y', TEST_DATABASE_URL: 'z', PATH: '/bin' }

  expect(isolatedEnv(env, undefined)).toEqual({ TEST_DATABASE_URL: 'z', PATH: '/bin' })
})

function writeReport(name: string, report: object): void {
  writeFileSync(join(root, `.reports/test/${name}.json`), JSON.stringify(report))
}

function writeNotes(notes: object[]): void {
  writeFileSync(join(root, 'notes.json'), JSON.stringify(notes))
}
