import { expect, test } from 'vitest'
import { BRANCH_PREFIX, nameBranchDatabase } from './branch-name.ts'

test.each([
  ['main', 'ehr_branch_main'],
  ['develop', 'ehr_branch_develop'],
  ['feature/growth-charts', 'ehr_branch_feature_growth_charts_f9bb84c7'],
  ['Main', expect.stringMatching(/^ehr_branch_main_[0-9a-f]{8}$/)],
  ['main_next', expect.stringMatching(/^ehr_branch_main_next_[0-9a-f]{8}$/)],
  ['ميزة/مختبر', expect.stringMatching(/^ehr_branch_[0-9a-f]{8}$/)],
  [
    `x";drop/database/postgres;--`,
    expect.stringMatching(/^ehr_branch_x_drop_database_postgres_[0-9a-f]{8}$/),
  ],
])('the database of %s is %s', (branch, name) => {
  expect(nameBranchDatabase(branch)).toEqual(name)
})

test('what is changed or cut away from a name still tells two branches apart', () => {
  const long = `feature/${'growth-charts-'.repeat(15)}`
  const branches = [
    'a-b',
    'a_b',
    'a/b',
    'A-b',
    'a--b',
    'á-b',
    '1',
    `${long}1`,
    `${long}2`,
    'a',
    'next',
    'x_next',
  ]
  const names = branches.map(nameBranchDatabase)
  expect(new Set(names).size).toBe(branches.length)
})

test('every name fits into PostgreSQL’s 63 bytes with what a swap adds, and is no name that a swap makes', () => {
  for (const branch of ['x'.repeat(244), `${'é'.repeat(100)}/a_next`, 'feature/a_previous', 'feature_next']) {
    const name = nameBranchDatabase(branch)
    expect(Buffer.byteLength(`${name}_previous`)).toBeLessThanOrEqual(63)
    expect(name).not.toMatch(/_(next|previous)$/)
    expect(name.startsWith(BRANCH_PREFIX)).toBe(true)
  }
})
