import type { ObservedMigration } from '../model/observation.ts'
import type { Rule } from '../model/rule.ts'
import type { CatalogueObject } from '../model/snapshot.ts'
import { hitEach } from './hit-each.ts'
import { listActions, type TableAction } from './table-actions.ts'
import { findColumn, findTableAfter } from './table-seen.ts'

/** A required column that loses the default on which INSERTs of the running release rely. */
export const defaultDroppedAfterNotNull: Rule = {
  name: 'default-dropped-after-not-null',
  severity: 'warning',
  title: 'Default dropped from a required column',
  why: 'The running release still inserts rows without this column: from now on each such INSERT fails until the new release has replaced it everywhere.',
  remedy: 'Keep the default until no running release leaves the column out, and drop it in a later release.',
  example: {
    setup: 'create table visit (id int primary key);',
    hazard:
      "alter table visit add column place text not null default ''; alter table visit alter column place drop default;",
    safe: "alter table visit add column place text not null default '';",
  },
  check: (migration) =>
    hitEach(
      migration,
      listActions(migration, 'drop default', 'set default', 'other').filter((seen) =>
        leavesNothing(migration, seen),
      ),
      ({ action, table }) => ({
        observed: `column ${table.object.schema}.${table.object.name}.${columnOf(action)} is NOT NULL and has no default afterwards`,
      }),
    ),
}

type Seen = TableAction<'drop default' | 'set default' | 'other'>

/** What gave a column its value without being called a default. */
const LIKE_DEFAULT = ['AT_DropIdentity', 'AT_DropExpression']

function leavesNothing(migration: ObservedMigration, { action, table }: Seen): boolean {
  const column = columnOf(action)
  if (column === undefined) return false
  const then = findColumn(migration.up.before, table.object, column)
  const tableNow = findTableAfter(migration, table.object)
  const now = tableNow && findColumn(migration.up.after, tableNow, column)
  if (now?.facts.nullable !== false || givesValue(now)) return false
  return then === undefined || givesValue(then)
}

function columnOf(action: Seen['action']): string | undefined {
  if (action.kind !== 'other') return action.column
  return LIKE_DEFAULT.includes(action.subtype ?? '') ? action.name : undefined
}

function givesValue({ facts }: CatalogueObject): boolean {
  return facts.default !== null || facts.identity !== null || facts.generated !== null
}
