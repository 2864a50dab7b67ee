import type { ObservedMigration } from '../model/observation.ts'
import type { Rule } from '../model/rule.ts'
import { hitEach } from './hit-each.ts'
import { findDomain, isRequiredWithoutValue } from './new-column.ts'
import { listActions, type TableAction } from './table-actions.ts'
import { findColumn } from './table-seen.ts'

const NOT_NULL_VIOLATION = '23502'

/** A new column that no row which is there can satisfy. */
export const requiredColumnNoDefault: Rule = {
  name: 'required-column-no-default',
  severity: 'error',
  title: 'Required column without a default',
  why: 'A table with rows refuses it, since there is nothing to put into them; and the running release does not know the column, so that its INSERTs would fail too.',
  remedy:
    'Add it nullable, or NOT NULL with a constant default (which is instant). Make a nullable one required later: CHECK … NOT VALID, VALIDATE CONSTRAINT, SET NOT NULL.',
  example: {
    setup: 'create table visit (id int primary key);',
    hazard: 'alter table visit add column place text not null;',
    safe: "alter table visit add column place text not null default '';",
  },
  check: (migration) =>
    hitEach(
      migration,
      listActions(migration, 'add column', 'set not null').filter((seen) => refusesRows(migration, seen)),
    ),
}

function refusesRows(
  migration: ObservedMigration,
  seen: TableAction<'add column' | 'set not null'>,
): boolean {
  const { statement, action, table } = seen
  const hasFailed = statement.error?.code === NOT_NULL_VIOLATION
  if (statement.error && !hasFailed) return false
  if (action.kind === 'set not null') {
    return hasFailed && findColumn(migration.up.before, table.object, action.column) === undefined
  }
  const isUnprovable = table.relation?.rows === 0
  return (
    (hasFailed || isUnprovable) &&
    isRequiredWithoutValue(action.column, findDomain(migration, action.column.type))
  )
}
