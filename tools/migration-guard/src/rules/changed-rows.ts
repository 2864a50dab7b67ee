import type { Severity } from '../model/finding.ts'
import type { ChangedRows, ObservedMigration, ObservedStatement } from '../model/observation.ts'
import { mayMean, nameOf } from '../statements/names.ts'
import { listNodes } from '../statements/walk.ts'
import { isBounded } from './bounded-change.ts'
import { countOf } from './describe.ts'
import { holdsOneRow } from './one-row.ts'
import { findTable } from './table-seen.ts'

/** From this many rows on, a statement's work counts as work that grows with the table. */
export const MANY_ROWS = 50

/** Tables in which a statement changed so much that it would take long on a large one. */
export function listLargeChanges(migration: ObservedMigration, statement: ObservedStatement): ChangedRows[] {
  if (statement.changed.length === 0 || isBounded(migration, statement)) return []
  return statement.changed.filter(
    ({ relation, inserted, updated, deleted }) =>
      !relation.isNew &&
      !holdsOneRow(migration.up.before, relation) &&
      (inserted >= MANY_ROWS ||
        updated + deleted >= MANY_ROWS ||
        (updated + deleted > 0 && (updated + deleted) * 2 >= relation.rows)),
  )
}

/** `1,000 rows of public.patient updated` */
export function describeChange({ relation, inserted, updated, deleted }: ChangedRows): string {
  const parts = [
    ...(inserted > 0 ? [`${countOf(inserted, 'row')} inserted`] : []),
    ...(updated > 0 ? [`${countOf(updated, 'row')} updated`] : []),
    ...(deleted > 0 ? [`${countOf(deleted, 'row')} deleted`] : []),
  ]
  return `${parts.join(', ')} in ${relation.schema}.${relation.name}, of ${countOf(relation.rows, 'row')}`
}

/** What an UPDATE that found no row to change may do where the rows are others. */
export interface PossibleChange {
  severity: Severity
  text: string
}

/**
 * Doubts an UPDATE that no key bounds and that changed nothing, where the rows were made up by the guard: real ones
 * may well fulfil its condition, and most likely so where it looks for what is still NULL.
 */
export function findPossibleChange(
  migration: ObservedMigration,
  statement: ObservedStatement,
): PossibleChange | undefined {
  const tree = statement.parsed?.tree
  const isIdle = statement.error === undefined && statement.changed.length === 0
  if (!tree || !('UpdateStmt' in tree) || !isIdle || isBounded(migration, statement)) return undefined
  const written = nameOf(tree.UpdateStmt.relation)
  const isMadeUp = (migration.madeUp ?? []).some((table) => mayMean(written, table))
  if (!isMadeUp || !findTable(migration, statement, written)) return undefined
  const looksForNull = listNodes(tree.UpdateStmt.whereClause, 'NullTest').some(
    ({ nulltesttype }) => nulltesttype === 'IS_NULL',
  )
  return {
    severity: looksForNull ? 'warning' : 'info',
    text: `none of the made-up rows of ${written.name} fulfils the condition, but real ones may, however many`,
  }
}
