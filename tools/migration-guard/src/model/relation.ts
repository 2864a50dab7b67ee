/** Table-level lock modes of PostgreSQL, weakest first (PostgreSQL 16, 13.3.1 "Table-Level Locks"). */
export const LOCK_MODES = [
  'ACCESS SHARE',
  'ROW SHARE',
  'ROW EXCLUSIVE',
  'SHARE UPDATE EXCLUSIVE',
  'SHARE',
  'SHARE ROW EXCLUSIVE',
  'EXCLUSIVE',
  'ACCESS EXCLUSIVE',
] as const

export type LockMode = (typeof LOCK_MODES)[number]

/** Whom a lock keeps waiting: plain SELECT (`readers`, which implies writers), INSERT, UPDATE and DELETE, or neither. */
export type Blocked = 'readers' | 'writers' | 'none'

/** What a relation is, as `pg_class.relkind` has it. */
export type RelationKind =
  | 'table'
  | 'partitioned table'
  | 'index'
  | 'partitioned index'
  | 'view'
  | 'materialized view'
  | 'sequence'
  | 'foreign table'
  | 'toast table'
  | 'composite type'

/** A relation that a statement touched. */
export interface Relation {
  oid: number
  schema: string
  name: string
  kind: RelationKind
  /** Of an index: the table that it belongs to. */
  table?: { schema: string; name: string }
  /** Made by the same migration, so that nobody else can wait for it. */
  isNew: boolean
  /** Rows in it when the migration began; of an index: those of its table. */
  rows: number
}

/** Says whom a lock of this mode keeps waiting. */
export function blockedBy(mode: LockMode): Blocked {
  if (mode === 'ACCESS EXCLUSIVE') return 'readers'
  return LOCK_MODES.indexOf(mode) >= LOCK_MODES.indexOf('SHARE') ? 'writers' : 'none'
}

/** Says whether one mode is at least as strong as another. */
export function isAtLeast(mode: LockMode, other: LockMode): boolean {
  return LOCK_MODES.indexOf(mode) >= LOCK_MODES.indexOf(other)
}
