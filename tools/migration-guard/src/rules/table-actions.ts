import type { ObservedMigration, ObservedStatement } from '../model/observation.ts'
import { type AlterAction, type AlterTable, findAlterTable } from '../statements/alter-table.ts'
import type { NewConstraint } from '../statements/constraint.ts'
import { findTable, type TableSeen } from './table-seen.ts'

/** One subcommand of an ALTER TABLE on a table that others may be using. */
export interface TableAction<Kind extends AlterAction['kind'] = AlterAction['kind']> {
  statement: ObservedStatement
  alter: AlterTable
  action: Extract<AlterAction, { kind: Kind }>
  table: TableSeen
}

/** A constraint that ALTER TABLE adds, by itself or with a column. */
export interface AddedConstraint extends TableAction<'add constraint' | 'add column'> {
  constraint: NewConstraint
}

/** The subcommands of these kinds in the order of execution; those that found nothing to do are left out. */
export function listActions<Kind extends AlterAction['kind']>(
  migration: ObservedMigration,
  ...kinds: Kind[]
): TableAction<Kind>[] {
  return migration.up.statements.flatMap((statement) => {
    const alter = findAlterTable(statement.parsed)
    const wanted = alter?.actions.filter((action) => isOfKind(action, kinds)) ?? []
    const table = alter && wanted.length > 0 && findTable(migration, statement, alter.table)
    if (!alter || !table) return []
    return wanted
      .filter((action) => !isSkipped(migration, action, table))
      .map((action) => ({ statement, alter, action, table }))
  })
}

/** Constraints of one kind that are added to tables of others, whichever way they are written. */
export function listAddedConstraints(
  migration: ObservedMigration,
  kind: NewConstraint['kind'],
): AddedConstraint[] {
  return listActions(migration, 'add constraint', 'add column').flatMap(({ action, ...rest }) => {
    const added = action.kind === 'add constraint' ? [action.constraint] : action.column.constraints
    return added
      .filter((constraint) => constraint.kind === kind)
      .map((constraint) => ({ action, constraint, ...rest }))
  })
}

function isOfKind<Kind extends AlterAction['kind']>(
  action: AlterAction,
  kinds: readonly Kind[],
): action is Extract<AlterAction, { kind: Kind }> {
  return kinds.some((kind) => kind === action.kind)
}

/** ADD COLUMN IF NOT EXISTS of a column that exists. */
function isSkipped({ up }: ObservedMigration, action: AlterAction, { object }: TableSeen): boolean {
  if (action.kind !== 'add column' || !action.ifNotExists) return false
  return up.before.has(`column ${object.schema}.${object.name}.${action.column.name}`)
}
