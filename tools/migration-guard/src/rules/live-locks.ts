import type { ObservedLock, ObservedMigration, ObservedStatement } from '../model/observation.ts'
import { isAtLeast, type LockMode, type Relation, type RelationKind } from '../model/relation.ts'
import { goneIn } from './changes.ts'

const SHARED_KINDS: ReadonlySet<RelationKind> = new Set([
  'table',
  'partitioned table',
  'foreign table',
  'view',
  'materialized view',
])

/** Whether others may be at work on a relation: it was there before, and is not known to be empty. */
export function isLive(migration: ObservedMigration, relation: Relation): boolean {
  if (relation.isNew || !SHARED_KINDS.has(relation.kind)) return false
  return relation.rows > 0 || isUncounted(relation) || isUnproven(migration, relation)
}

/** Locks of at least that mode which a statement took on tables and views that others may be using. */
export function liveLocks(
  migration: ObservedMigration,
  statement: ObservedStatement,
  atLeast: LockMode,
): ObservedLock[] {
  return statement.locks.filter(
    ({ mode, relation }) => isAtLeast(mode, atLeast) && isLive(migration, relation),
  )
}

/** A lock that an earlier statement took and that is still held. */
export interface HeldLock {
  lock: ObservedLock
  since: ObservedStatement
}

/** Locks of earlier statements of the same transaction that are held while this statement runs, but on what is gone in the end. */
export function heldWhile(
  migration: ObservedMigration,
  statement: ObservedStatement,
  atLeast: LockMode,
): HeldLock[] {
  if (statement.transaction === undefined) return []
  const gone = new Set(goneIn(migration.up).map(({ oid }) => oid))
  return migration.up.statements
    .filter(({ index, transaction }) => index < statement.index && transaction === statement.transaction)
    .flatMap((since) => liveLocks(migration, since, atLeast).map((lock) => ({ lock, since })))
    .filter(({ lock }) => !gone.has(String(lock.relation.oid)))
}

/** A wait for a lock longer than this makes everyone behind it wait too long. */
const LONGEST_WAIT_MS = 10_000

/** How long a statement may wait for a lock, in milliseconds; Infinity where nothing ends the wait. */
export function waitLimitMs({ lockTimeoutMs, statementTimeoutMs }: ObservedStatement): number {
  return Math.min(lockTimeoutMs || Number.POSITIVE_INFINITY, statementTimeoutMs || Number.POSITIVE_INFINITY)
}

/** Whether a statement would wait for its locks for ever, or longer than a system can stand still. */
export function waitsTooLong(statement: ObservedStatement): boolean {
  return waitLimitMs(statement) > LONGEST_WAIT_MS
}

function isUncounted({ kind }: Relation): boolean {
  return kind === 'view' || kind === 'materialized view' || kind === 'foreign table'
}

function isUnproven({ unproven }: ObservedMigration, { schema, name }: Relation): boolean {
  return unproven.some(({ table }) => table.schema === schema && table.name === name)
}
