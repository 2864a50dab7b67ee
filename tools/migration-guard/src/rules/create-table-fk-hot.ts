import type { ObservedLock, ObservedMigration, ObservedStatement } from '../model/observation.ts'
import { isAtLeast } from '../model/relation.ts'
import type { Hit, Rule } from '../model/rule.ts'
import { findAlterTable } from '../statements/alter-table.ts'
import { mayMean } from '../statements/names.ts'
import { MANY_ROWS } from './changed-rows.ts'
import { describeLocks, describeWait } from './describe.ts'
import { liveLocks, waitsTooLong } from './live-locks.ts'

/** A foreign key of a new table that keeps writers of an old one away: without a lock_timeout, or over later work. */
export const createTableFkHot: Rule = {
  name: 'create-table-fk-hot',
  severity: 'warning',
  title: "A new table's foreign key locks the table it points to",
  why: 'The parent is locked against writes until the transaction ends, and whoever writes to it waits behind the request for that lock as well.',
  remedy:
    "A migration of its own with nothing slow after it, and `set local lock_timeout = '2s'` before it; or add the key later, as NOT VALID, in such a migration.",
  example: {
    setup: 'create table patient (id bigint primary key);',
    hazard: 'create table note (id bigint primary key, patient_id bigint references patient (id));',
    safe: "set local lock_timeout = '2s'; create table note (id bigint primary key, patient_id bigint references patient (id));",
  },
  check: (migration) =>
    migration.up.statements.flatMap((statement): Hit[] => {
      const parents = findLockedParents(migration, statement)
      if (parents.length === 0) return []
      const reason = waitsTooLong(statement) ? describeWait(statement) : findWorkAfter(migration, statement)
      return reason === undefined ? [] : [{ statement, observed: `${describeLocks(parents)}; ${reason}.` }]
    }),
}

function findLockedParents(migration: ObservedMigration, statement: ObservedStatement): ObservedLock[] {
  if (!isAboutNewTable(migration, statement)) return []
  return liveLocks(migration, statement, 'SHARE ROW EXCLUSIVE').filter(
    ({ mode, relation }) => !isAtLeast(mode, 'EXCLUSIVE') && relation.kind.endsWith('table'),
  )
}

function isAboutNewTable({ up }: ObservedMigration, { parsed }: ObservedStatement): boolean {
  if (parsed?.kind === 'CreateStmt') return true
  const table = findAlterTable(parsed)?.table
  return (
    table !== undefined &&
    ![...up.before.values()].some((object) => object.kind === 'table' && mayMean(table, object))
  )
}

/** What the parent's writers wait for although the lock itself came at once. */
function findWorkAfter(
  { up }: ObservedMigration,
  { index, transaction }: ObservedStatement,
): string | undefined {
  const slow = up.statements.find(
    (later) =>
      later.index > index &&
      later.transaction === transaction &&
      transaction !== undefined &&
      (later.scanned.some(({ rows }) => rows >= MANY_ROWS) ||
        later.rewritten.length > 0 ||
        later.durationMs >= 500),
  )
  return slow && 'later statements of the transaction read or write whole tables meanwhile'
}
