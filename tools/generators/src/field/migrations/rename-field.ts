import { renderReplaceContract, renderReplaceExpand } from '../../migration/templates/expand-replace.ts'
import type { Change, MigrationDraft } from '../../migration/templates/migration-draft.ts'
import type { FieldPair } from '../changes.ts'
import { shapesOf } from './column-shape.ts'
import {
  ACCEPT_LOOSE,
  buildIndexes,
  type ChangedTable,
  holdColumn,
  type Index,
  loosenColumn,
  requireColumn,
} from './table-change.ts'

/**
 * Other names for the columns of a field: the new ones beside the old, in step and filled; the old ones go when no
 * release uses them any more.
 */
export function renderRenameField(
  { table, facts }: ChangedTable,
  { name, pair, indexes }: { name: string; pair: FieldPair; indexes: readonly Index[] },
): MigrationDraft[] {
  const after = shapesOf(pair.to)
  const changes = shapesOf(pair.from).map(
    ({ column, type }, index): Change => ({
      ...{ name, table, column, type, from: type, facts: { ...facts, isRequired: !pair.from.isOptional } },
      ...{ to: after[index]?.column ?? column, comment: after[index]?.comment ?? '' },
    }),
  )
  const [first, ...rest] = changes.filter(({ column, to }) => column !== to)
  if (first === undefined) return []
  const renamed: readonly [Change, ...Change[]] = [first, ...rest]
  const isRequired = !pair.from.isOptional
  const built = buildIndexes(table, indexes)
  const expand = renderReplaceExpand(renamed, {
    up: [
      ...built.up,
      ...after.flatMap((shape) => holdColumn(table, shape)),
      ...(isRequired
        ? renamed.flatMap(({ column, to }) => [...requireColumn(table, to), loosenColumn(table, column)])
        : []),
    ],
    down: [
      ...(isRequired ? renamed.flatMap(({ column }) => requireColumn(table, column)) : []),
      ...built.down,
    ],
  })
  return [
    { suffix: 'expand', when: 'now', source: `${isRequired ? ACCEPT_LOOSE : ''}${expand}` },
    { suffix: 'contract', when: 'later', source: renderReplaceContract(renamed) },
  ]
}
