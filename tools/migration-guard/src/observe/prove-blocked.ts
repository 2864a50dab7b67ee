import type pg from 'pg'
import { type Blocked, blockedBy, type LockMode, type Relation } from '../model/relation.ts'
import { nameOf } from './relations.ts'

/** Whether it can be tried: a plain table with rows that others know, under a lock that others would wait for. */
export function isWorthProving(relation: Relation, mode: LockMode): boolean {
  const isTable = relation.kind === 'table' || relation.kind === 'partitioned table'
  return isTable && !relation.isNew && relation.rows > 0 && blockedBy(mode) !== 'none'
}

/** Tries from outside what a reader and a writer would do; undefined where that failed for another reason. */
export async function proveBlocked(
  watcher: pg.Client,
  relation: Relation,
  mode: LockMode,
): Promise<Blocked | undefined> {
  if (blockedBy(mode) === 'readers') {
    const reader = await mustWait(watcher, relation, 'access share')
    if (reader !== false) return reader && 'readers'
  }
  const writer = await mustWait(watcher, relation, 'row exclusive')
  return writer === undefined ? undefined : writer ? 'writers' : 'none'
}

const LOCK_NOT_AVAILABLE = '55P03'

async function mustWait(watcher: pg.Client, relation: Relation, mode: string): Promise<boolean | undefined> {
  try {
    // Several statements in one text are a transaction, which ends with it however that is.
    await watcher.query(`select; lock table only ${nameOf(relation)} in ${mode} mode nowait`)
    return false
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === LOCK_NOT_AVAILABLE ? true : undefined
  }
}
