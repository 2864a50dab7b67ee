import type {
  ObservedLock,
  ObservedMigration,
  ObservedStatement,
  StatementError,
} from '../model/observation.ts'
import { isAtLeast, type RelationKind } from '../model/relation.ts'
import { countOf, listOf, millisecondsOf } from './describe.ts'
import { locksInForce, rewrittenTables } from './table-seen.ts'

/**
 * Says what a statement did to those who were there before: `ACCESS EXCLUSIVE on public.visit for 42 ms while 1,000
 * rows were read; a SELECT had to wait`, or how it failed.
 */
export function describeWork(migration: ObservedMigration, statement: ObservedStatement): string {
  if (statement.error) return describeError(statement.error)
  const locks = listStrongLocks(migration, statement)
  const work = [describeRewrite(statement), describeScan(statement)]
    .filter((text) => text !== '')
    .join(' and ')
  const held = listOf(locks.map(describeLock))
  const first = [held, work].filter((text) => text !== '').join(' while ')
  return [first || 'No lock of others was seen', ...describeBlocked(locks)].join('; ')
}

/** The error without what a row held: its code, and its text up to the value that some errors end with. */
export function describeError({ message, code }: StatementError): string {
  const isAboutValue = code?.startsWith('22') ?? false
  const text = isAboutValue ? message.replace(/: ".*$/s, '') : message
  return `it failed: ${text}${code === undefined ? '' : ` (SQLSTATE ${code})`}`
}

const HOLDS_ROWS: readonly RelationKind[] = ['table', 'partitioned table', 'materialized view', 'view']

/** Locks that made others wait while the statement ran, those taken earlier only where it worked on the same table. */
function listStrongLocks(migration: ObservedMigration, statement: ObservedStatement): ObservedLock[] {
  const workedOn = new Set([
    ...statement.rewritten.map(({ oid }) => oid),
    ...statement.scanned.map(({ relation }) => relation.oid),
  ])
  return locksInForce(migration, statement).filter(
    (lock) =>
      isAtLeast(lock.mode, 'SHARE') &&
      !lock.relation.isNew &&
      HOLDS_ROWS.includes(lock.relation.kind) &&
      (statement.locks.includes(lock) || workedOn.has(lock.relation.oid)),
  )
}

function describeLock({ mode, relation, heldMs }: ObservedLock): string {
  return `${mode} on ${relation.schema}.${relation.name} for ${millisecondsOf(heldMs)}`
}

function describeRewrite(statement: ObservedStatement): string {
  const tables = rewrittenTables(statement)
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  const indexes = statement.rewritten.filter(({ kind, isNew }) => kind === 'index' && !isNew).length
  const parts = [
    ...(tables.length > 0 ? [countOf(rows, 'row')] : []),
    ...(indexes > 0 ? [indexes === 1 ? '1 index' : `${indexes} indexes`] : []),
  ]
  if (parts.length === 0) return ''
  return `${parts.join(' and ')} ${parts.length === 1 && rows + indexes === 1 ? 'was' : 'were'} written anew`
}

function describeScan(statement: ObservedStatement): string {
  const rewritten = new Set(statement.rewritten.map(({ oid }) => oid))
  const rows = statement.scanned
    .filter(({ relation }) => !relation.isNew && !rewritten.has(relation.oid))
    .reduce((sum, scan) => sum + scan.rows, 0)
  return rows === 0 ? '' : `${countOf(rows, 'row')} ${rows === 1 ? 'was' : 'were'} read`
}

function describeBlocked(locks: readonly ObservedLock[]): string[] {
  if (locks.some(({ provenBlocked }) => provenBlocked === 'readers')) return ['a SELECT had to wait']
  return locks.some(({ provenBlocked }) => provenBlocked === 'writers') ? ['an INSERT had to wait'] : []
}
