import { expect, test } from 'vitest'
import { findRetryReason, isConnectionLoss, isDoneAlready, readErrorFacts } from './database-error.ts'
import { findConcurrentIndex } from './invalid-indexes.ts'
import { planWait } from './retry.ts'

const error = (code: string) => Object.assign(new Error('no'), { code, detail: 'Key (name)=(Ada) exists.' })

test('what PostgreSQL quotes of rows is not among the facts', () => {
  expect(readErrorFacts(error('23505'))).toEqual({ message: 'no', code: '23505', hint: undefined })
})

test.each(['55P03', '40P01', '40001'])('%s is tried again', (code) => {
  expect(findRetryReason(error(code))).toBeTypeOf('string')
})

test.each(['23505', '57014', '57P01'])('%s is not tried again', (code) => {
  expect(findRetryReason(error(code))).toBeUndefined()
})

test('an ended session is a lost connection, a refused statement is none', () => {
  expect(isConnectionLoss(error('57P01'))).toBe(true)
  expect(isConnectionLoss(new Error('Connection terminated unexpectedly'))).toBe(true)
  expect(isConnectionLoss(error('42P07'))).toBe(false)
})

test.each([
  ['create index x on t (a)', '42P07', true],
  ['-- why\n/* how */ Create table t (a int)', '42P07', true],
  ['create index x on missing (a)', '42P01', false],
  ['drop index concurrently x', '42704', true],
  ['drop index concurrently x', '2BP01', false],
  ['alter table t add column a int', '42701', true],
  ['update t set a = 1', '42703', false],
])('%s failing with %s: done already is %s', (sql, code, isDone) => {
  expect(isDoneAlready(sql, error(code))).toBe(isDone)
})

test.each([
  ['create index concurrently Visit_Body on t (a)', 'visit_body'],
  ['CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "Visit Body" ON t (a)', 'Visit Body'],
  ['-- why\ncreate index concurrently x on t (a)', 'x'],
  ['create index concurrently on t (a)', undefined],
  ['create index x on t (a)', undefined],
  ['drop index concurrently x', undefined],
])('%s builds %s', (sql, name) => {
  expect(findConcurrentIndex(sql)).toBe(name)
})

test('pauses grow up to the longest', () => {
  const plan = { attempts: 12, firstWaitMs: 500, maxWaitMs: 30_000 }
  expect([1, 2, 3, 7, 11].map((attempt) => planWait(plan, attempt))).toEqual([
    500, 1_000, 2_000, 30_000, 30_000,
  ])
})
