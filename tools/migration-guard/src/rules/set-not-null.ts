import type { ObservedMigration } from '../model/observation.ts'
import type { Rule } from '../model/rule.ts'
import { hitEach } from './hit-each.ts'
import { isKnownNotNull } from './known-not-null.ts'
import { listActions, type TableAction } from './table-actions.ts'
import { findColumn, wentThroughRows } from './table-seen.ts'

const NOT_NULL_VIOLATION = '23502'

/** SET NOT NULL that has to look. */
export const setNotNullScans: Rule = {
  name: 'set-not-null-scans',
  severity: 'error',
  title: 'NOT NULL proven while nobody can read',
  why: 'SET NOT NULL holds ACCESS EXCLUSIVE while every row is read, unless a validated CHECK already proves it; one NULL makes it fail.',
  remedy:
    'ADD CONSTRAINT … CHECK (column IS NOT NULL) NOT VALID; in a later transaction VALIDATE CONSTRAINT; then SET NOT NULL, which is instant, and DROP CONSTRAINT of the CHECK.',
  example: {
    setup: `create table visit (id int primary key, place text, reason text,
  constraint reason_known check (reason is not null), constraint place_known check (place is not null));
alter table visit drop constraint place_known;`,
    hazard: 'alter table visit alter column place set not null;',
    safe: 'alter table visit alter column reason set not null;',
  },
  check: (migration) =>
    hitEach(
      migration,
      listActions(migration, 'set not null').filter((seen) => hasToLook(migration, seen)),
    ),
}

function hasToLook({ up, ...rest }: ObservedMigration, seen: TableAction<'set not null'>): boolean {
  const { statement, alter, action, table } = seen
  // Of a column that came without a default with the same migration, that is the reason.
  const isOld = findColumn(up.before, table.object, action.column) !== undefined
  if (statement.error) return statement.error.code === NOT_NULL_VIOLATION && isOld
  // Where other subcommands may have read the rows, or there were none, the catalogue decides.
  const isObserved = alter.actions.length === 1 && table.relation !== undefined && table.relation.rows > 0
  if (!isObserved && isKnownNotNull(up.before, table.object, action.column)) return false
  return wentThroughRows({ up, ...rest }, statement, table)
}
