import type { ObservedLock, ObservedMigration, ObservedStatement } from '../model/observation.ts'
import { isAtLeast, LOCK_MODES, type Relation } from '../model/relation.ts'
import type { CatalogueObject, Snapshot } from '../model/snapshot.ts'
import { mayMean, type QualifiedName } from '../statements/names.ts'
import { isLive } from './live-locks.ts'
import { holdsOneRow } from './one-row.ts'

/** A table that a statement names and that others may be using: it was there before the migration. */
export interface TableSeen {
  /** As the catalogue had it before the migration. */
  object: CatalogueObject
  /** As it was observed; undefined where the statement failed, since its locks are gone with it. */
  relation: Relation | undefined
}

/** Finds the table that a statement means; undefined where the same migration made it, it is known to be empty or to hold one row at most, or there is none. */
export function findTable(
  migration: ObservedMigration,
  statement: ObservedStatement,
  written: QualifiedName,
): TableSeen | undefined {
  const locked = locksInForce(migration, statement).map(({ relation }) => relation)
  const candidates = listByName(migration, written)
  const relation =
    locked.find(({ oid }) => candidates.some((candidate) => candidate.oid === String(oid))) ??
    // Renamed on the way and not there in the end: the name is neither old nor new.
    locked.find((one) => candidates.length === 0 && mayMean(written, one))
  if (relation?.isNew === true) return undefined
  const object =
    findByOid(migration.up.before, relation?.oid) ?? candidates.find((one) => isOld(migration, one))
  if (!object || (relation && !isLive(migration, relation))) return undefined
  if (holdsOneRow(migration.up.before, object)) return undefined
  return { object, relation }
}

/** Locks that were held when the statement had run, the strongest of each relation; of a failed one there are none. */
export function locksInForce(migration: ObservedMigration, statement: ObservedStatement): ObservedLock[] {
  if (statement.error) return []
  const strongest = new Map<number, ObservedLock>()
  for (const { index, transaction, locks } of migration.up.statements) {
    const isSame = transaction !== undefined && transaction === statement.transaction
    if (index > statement.index || (index < statement.index && !isSame)) continue
    for (const lock of locks) {
      const known = strongest.get(lock.relation.oid)
      if (!known || isAtLeast(lock.mode, known.mode)) strongest.set(lock.relation.oid, lock)
    }
  }
  // Those of the statement itself come first, and among them the strongest.
  return [...strongest.values()].sort(
    (a, b) =>
      Number(statement.locks.includes(b)) - Number(statement.locks.includes(a)) ||
      strengthOf(b) - strengthOf(a),
  )
}

/** Tables of others that a statement read from end to end while it kept writers or readers away. */
export function scannedUnderLock(migration: ObservedMigration, statement: ObservedStatement): Relation[] {
  const locked = new Set(
    locksInForce(migration, statement)
      .filter(({ mode }) => isAtLeast(mode, 'SHARE'))
      .map(({ relation }) => relation.oid),
  )
  return statement.scanned
    .map(({ relation }) => relation)
    .filter(
      (one) => !one.isNew && locked.has(one.oid) && !holdsOneRow(migration.up.before, tableOfRelation(one)),
    )
}

/** Of an index: its table. */
function tableOfRelation({ schema, name, table }: Relation): { schema: string; name: string } {
  return table ?? { schema, name }
}

/** Whether a statement went through all rows of a table: seen, or to be expected where there were no rows to see it on. */
export function wentThroughRows(
  migration: ObservedMigration,
  statement: ObservedStatement,
  { relation }: TableSeen,
): boolean {
  if (statement.error) return false
  if (scannedUnderLock(migration, statement).length > 0) return true
  return rewrittenTables(statement).length > 0 || relation?.rows === 0
}

/** Tables of others that got new files, without indexes. */
export function rewrittenTables({ rewritten }: ObservedStatement): Relation[] {
  return rewritten.filter(({ kind, isNew }) => !isNew && (kind === 'table' || kind === 'materialized view'))
}

/** The column as the catalogue has it; undefined where there is none. */
export function findColumn(
  snapshot: Snapshot,
  { schema, name }: Pick<CatalogueObject, 'schema' | 'name'>,
  column: string,
): CatalogueObject | undefined {
  return snapshot.get(`column ${schema}.${name}.${column}`)
}

/** The table as it is after the migration, under whatever name. */
export function findTableAfter(
  { up }: ObservedMigration,
  { oid }: CatalogueObject,
): CatalogueObject | undefined {
  return findByOid(up.after, Number(oid))
}

function listByName({ up }: ObservedMigration, written: QualifiedName): CatalogueObject[] {
  return [up.before, up.after].flatMap(listTables).filter((table) => mayMean(written, table))
}

function isOld({ up }: ObservedMigration, { oid }: CatalogueObject): boolean {
  return findByOid(up.before, Number(oid)) !== undefined
}

function findByOid(snapshot: Snapshot, oid: number | undefined): CatalogueObject | undefined {
  return oid === undefined ? undefined : listTables(snapshot).find((table) => table.oid === String(oid))
}

/** Asked for with each statement of a migration, of catalogues with thousands of objects. */
const tables = new WeakMap<Snapshot, CatalogueObject[]>()

function listTables(snapshot: Snapshot): CatalogueObject[] {
  const known = tables.get(snapshot) ?? [...snapshot.values()].filter(holdsRows)
  tables.set(snapshot, known)
  return known
}

function holdsRows({ kind }: CatalogueObject): boolean {
  return kind === 'table' || kind === 'materialized view' || kind === 'foreign table'
}

function strengthOf({ mode }: ObservedLock): number {
  return LOCK_MODES.indexOf(mode)
}
