import { expect, test } from 'vitest'
import { observeCase } from '../observe/testing.ts'
import { checkAll } from '../rules/check-all.ts'
import { RULES } from '../rules/index.ts'
import { ACCESS_CASES } from './access.ts'
import type { CorpusCase } from './case.ts'
import { CHANGED_ROWS_CASES } from './changed-rows.ts'
import { COLUMN_CASES } from './columns.ts'
import { CONSTRAINT_CASES } from './constraints.ts'
import { DESTRUCTIVE_CASES } from './destructive.ts'
import { FAILURE_CASES } from './failures.ts'
import { INDEX_CASES } from './indexes.ts'
import { MADE_UP_CASES } from './made-up.ts'
import { NOT_NULL_CASES } from './not-null.ts'
import { OBJECT_CASES } from './objects.ts'
import { ONE_ROW_CASES } from './one-row.ts'
import { PROMISES_CASES } from './promises.ts'
import { TYPE_CASES } from './types.ts'
import { WAITING_CASES } from './waiting.ts'
import { WORK_CASES } from './work.ts'
import { WRITING_CASES } from './writing.ts'

const CASES = [
  ...INDEX_CASES,
  ...CONSTRAINT_CASES,
  ...NOT_NULL_CASES,
  ...COLUMN_CASES,
  ...TYPE_CASES,
  ...FAILURE_CASES,
  ...MADE_UP_CASES,
  ...WORK_CASES,
  ...DESTRUCTIVE_CASES,
  ...CHANGED_ROWS_CASES,
  ...WAITING_CASES,
  ...PROMISES_CASES,
  ...OBJECT_CASES,
  ...ONE_ROW_CASES,
  ...ACCESS_CASES,
  ...WRITING_CASES,
]
const ON = RULES.filter(({ severity }) => severity !== 'off')

interface Found {
  rule: string
  severity: string
  observed: string
}

async function listFound({ setup = '', sql, transaction = 'auto' }: CorpusCase): Promise<Found[]> {
  const found = checkAll(ON, await observeCase({ setup, sql, transaction }))
  return found.map(({ rule, hit }) => ({
    rule: rule.name,
    severity: hit.severity ?? rule.severity,
    observed: hit.observed,
  }))
}

test.concurrent.each(named(CASES.filter((one) => one.expect.length > 0)))('finds %s', async (_, one) => {
  const found = await listFound(one)
  expect(found.map(({ rule }) => rule)).toEqual(expect.arrayContaining([...one.expect]))
  const known: readonly string[] = [...one.expect, ...(one.allow ?? [])]
  expect(found.filter(({ rule, severity }) => severity !== 'info' && !known.includes(rule))).toEqual([])
})

test.concurrent.each(named(CASES.filter((one) => one.expect.length === 0)))(
  'is silent on %s',
  async (_, one) => {
    const found = await listFound(one)
    expect(found.filter(({ severity }) => severity !== 'info')).toEqual([])
  },
)

function named(cases: readonly CorpusCase[]) {
  return cases.map((one) => [one.name, one] as const)
}
