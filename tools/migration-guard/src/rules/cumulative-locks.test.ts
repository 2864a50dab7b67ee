import { expect, test } from 'vitest'
import type { ObservedLock, ObservedRun } from '../model/observation.ts'
import { findCumulativeLocks, type PendingPart } from './cumulative-locks.ts'

test('finds tables that two migrations of one transaction keep locked together', () => {
  const parts = [part('add-title', lock('person', 1)), part('add-place', lock('stay', 2))]
  expect(findCumulativeLocks(parts)?.observed).toBe(
    'add-title, add-place together keep 2 tables locked, for up to 40 ms on seeded rows: ' +
      'ACCESS EXCLUSIVE on public.person (100 rows), public.stay (100 rows), held for 40 ms.',
  )
})

test('is silent where only one of the migrations locks anything', () => {
  expect(
    findCumulativeLocks([part('add-title', lock('person', 1), lock('stay', 2)), part('add-view')]),
  ).toBeUndefined()
})

test('is silent where the second migration changes the same table again', () => {
  expect(
    findCumulativeLocks([part('add-title', lock('person', 1)), part('add-suffix', lock('person', 1))]),
  ).toBeUndefined()
})

test('does not count a table that the set has made itself, nor one that is empty', () => {
  const made = { ...lock('note', 3), relation: { ...lock('note', 3).relation, isNew: true } }
  const parts = [
    part('make-note', made, lock('person', 1)),
    part('change-note', lock('note', 3)),
    part('change-empty', lock('draft', 4, 0)),
  ]
  expect(findCumulativeLocks(parts)).toBeUndefined()
})

function part(name: string, ...locks: ObservedLock[]): PendingPart {
  const statement = {
    ...{ index: 0, sql: '', parsed: undefined, site: undefined, transaction: 1, changedTransaction: false },
    ...{ durationMs: 1, locks, rewritten: [], scanned: [], changed: [] },
    ...{ lockTimeoutMs: 0, statementTimeoutMs: 0, hasHiddenDdl: false },
  }
  const run: ObservedRun = {
    ...{ direction: 'up', statements: [statement], before: new Map(), after: new Map() },
    ...{ durationMs: 1, isTransactional: true, unawaited: [] },
  }
  return { name, run }
}

function lock(name: string, oid: number, rows = 100): ObservedLock {
  return {
    relation: { oid, schema: 'public', name, kind: 'table', isNew: false, rows },
    mode: 'ACCESS EXCLUSIVE',
    heldMs: 40,
  }
}
