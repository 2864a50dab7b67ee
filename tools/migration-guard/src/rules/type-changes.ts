import type { ObservedMigration } from '../model/observation.ts'
import type { CatalogueObject } from '../model/snapshot.ts'
import { textOf } from './changes.ts'
import { type ColumnType, parseColumnType, toColumnType } from './column-type.ts'
import { listActions, type TableAction } from './table-actions.ts'
import { findColumn } from './table-seen.ts'

/** ALTER COLUMN … TYPE of a column that was there before, with the types before and after. */
export interface TypeChange extends TableAction<'alter type'> {
  from: ColumnType
  to: ColumnType
  hasOtherCollation: boolean
}

/** The changes of type in the order of execution. */
export function listTypeChanges(migration: ObservedMigration): TypeChange[] {
  return listActions(migration, 'alter type').flatMap((seen) => {
    const { before } = migration.up
    const then = findColumn(before, seen.table.object, seen.action.column)
    if (!then) return []
    const now = seen.statement.error ? undefined : findSame(migration, then)
    return [
      {
        ...seen,
        from: parseColumnType(textOf(then, 'type')),
        to: now ? parseColumnType(textOf(now, 'type')) : toColumnType(seen.action.type),
        hasOtherCollation: now !== undefined && now.facts.collation !== then.facts.collation,
      },
    ]
  })
}

/** Whether a type differs from another only by its time zone. */
export function isTimeZoneFlip({ from, to }: Pick<TypeChange, 'from' | 'to'>): boolean {
  return (
    from.base !== to.base && [from, to].every(({ base }) => /^timestamp with(out)? time zone$/.test(base))
  )
}

/** The column under whatever name it has afterwards. */
function findSame({ up }: ObservedMigration, { oid }: CatalogueObject): CatalogueObject | undefined {
  return [...up.after.values()].find((object) => object.kind === 'column' && object.oid === oid)
}
