import { expect, test } from 'vitest'
import type { ObservedStatement } from '../model/observation.ts'
import { type Candidate, chooseFindings } from './choose-findings.ts'

test('keeps the finding that names the cause, and leaves out the one that only says how the lock was waited for', () => {
  const found = [candidate('lock-timeout-missing', 'warning'), candidate('rename-column', 'warning')]
  expect(rulesOf(chooseFindings(found))).toEqual(['rename-column'])
})

test('keeps two findings on one statement that are hazards of their own', () => {
  const found = [candidate('drop-table', 'error'), candidate('drop-cascade', 'error')]
  expect(rulesOf(chooseFindings(found))).toEqual(['drop-table', 'drop-cascade'])
})

test('does not let information take the place of a warning', () => {
  const found = [candidate('lock-timeout-missing', 'warning'), candidate('fk-missing-index', 'info')]
  expect(rulesOf(chooseFindings(found))).toEqual(['lock-timeout-missing', 'fk-missing-index'])
})

test('keeps what is found on another statement, but tells of a missing lock_timeout once', () => {
  const found = [
    candidate('lock-timeout-missing', 'warning', 0),
    candidate('lock-timeout-missing', 'warning', 1),
    candidate('index-not-concurrent', 'error', 2),
  ]
  expect(chooseFindings(found)).toEqual([found[0], found[2]])
})

test('keeps the three heaviest rules of a statement, in the order in which they were found', () => {
  const found = [
    candidate('json-not-jsonb', 'warning'),
    candidate('drop-column', 'error'),
    candidate('rename-column', 'warning'),
    candidate('set-not-null-scans', 'error'),
  ]
  expect(rulesOf(chooseFindings(found))).toEqual(['drop-column', 'rename-column', 'set-not-null-scans'])
})

test('says why a statement fails only where no rule knows it', () => {
  const named = [candidate('migration-fails', 'error'), candidate('enum-value-used-in-same-tx', 'error')]
  expect(rulesOf(chooseFindings(named))).toEqual(['enum-value-used-in-same-tx'])
  const unnamed = [candidate('migration-fails', 'error'), candidate('json-not-jsonb', 'warning')]
  expect(rulesOf(chooseFindings(unnamed))).toEqual(['migration-fails', 'json-not-jsonb'])
})

test('keeps all findings that are about no statement', () => {
  const found: Candidate[] = [
    { rule: 'drop-table', severity: 'error' },
    { rule: 'drop-schema', severity: 'error' },
  ]
  expect(chooseFindings(found)).toEqual(found)
})

const statements = [0, 1, 2].map(createStatement)

function candidate(rule: Candidate['rule'], severity: Candidate['severity'], at = 0): Candidate {
  return { rule, severity, statement: statements[at] }
}

function rulesOf(found: readonly Candidate[]): string[] {
  return found.map(({ rule }) => rule)
}

function createStatement(index: number): ObservedStatement {
  return {
    ...{ index, sql: '', parsed: undefined, site: undefined, transaction: 1, changedTransaction: false },
    ...{ durationMs: 1, locks: [], rewritten: [], scanned: [], changed: [] },
    ...{ lockTimeoutMs: 0, statementTimeoutMs: 0, hasHiddenDdl: false },
  }
}
