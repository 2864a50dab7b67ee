import { expect, test } from 'vitest'
import type { ObservedRun } from '../model/observation.ts'
import { listEmitted } from './emitted-statements.ts'
import { hashSource, hashStatements } from './hashes.ts'

test.each([
  [['create  table a\n(id int)'], ['create table a (id int);']],
  [['select 1', 'select 2'], ['select 1;\n -- two\nselect /* the second */ 2;']],
  [[' select 1 ; '], ['select 1']],
])('the same statements have the same hash: %j and %j', (one, other) => {
  expect(hashStatements(one)).toBe(hashStatements(other))
})

test.each([
  [["select 'a  b'"], ["select 'a b'"]],
  [['do $$ begin  end $$'], ['do $$ begin end $$']],
  [
    ['select 1', 'select 2'],
    ['select 2', 'select 1'],
  ],
  [["select '--a'"], ["select '--b'"]],
  [['select a-b'], ['select a']],
])('other statements have another: %j and %j', (one, other) => {
  expect(hashStatements(one)).not.toBe(hashStatements(other))
})

test('line ends and a byte order mark do not count in a source', () => {
  expect(hashSource('\uFEFFa\r\nb')).toBe(hashSource('a\nb'))
  expect(hashSource('a\nb')).not.toBe(hashSource('a b'))
})

test('what two ups emit differently is not hashed, nor what failed', () => {
  const run = (...statements: string[]): ObservedRun => ({
    ...{
      direction: 'up',
      before: new Map(),
      after: new Map(),
      durationMs: 1,
      isTransactional: true,
      unawaited: [],
    },
    statements: statements.map((sql, index) => ({
      ...{
        index,
        sql,
        parsed: undefined,
        site: undefined,
        transaction: 1,
        changedTransaction: false,
        durationMs: 0,
      },
      ...{
        locks: [],
        rewritten: [],
        scanned: [],
        changed: [],
        lockTimeoutMs: 0,
        statementTimeoutMs: 0,
        hasHiddenDdl: false,
      },
    })),
  })
  expect(listEmitted({ up: run('select 1') })).toEqual(['select 1'])
  expect(listEmitted({ up: run('select 1'), upAgain: run('select 1') })).toEqual(['select 1'])
  expect(listEmitted({ up: run('select 1'), upAgain: run('select 2') })).toBeUndefined()
  const failed = { ...run('select 1'), failure: { kind: 'thrown' as const, message: 'no', site: undefined } }
  expect(listEmitted({ up: failed })).toBeUndefined()
})
