import { setTimeout as sleep } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import type { MigrateEvent } from './migrate-event.ts'

/** The number that Kysely's own Migrator locks with, so that it and this runner exclude each other. */
const LOCK_ID = '3853314791062309107'
const POLL_MS = 250

/** How long to wait for another run on the same database. */
export interface LockPatience {
  waitMs: number
  tell: (event: MigrateEvent) => void
}

/**
 * Does something while no other migration runs on the database. The lock belongs to the session: PostgreSQL frees
 * it when the runner dies. Throws when the other run takes longer than the patience given.
 *
 * It asks again and again instead of waiting in pg_advisory_lock(): a waiting statement has a snapshot, and the
 * other run's CREATE INDEX CONCURRENTLY would wait for that snapshot to go, each for the other.
 */
export async function withMigrationLock<T>(
  session: Kysely<unknown>,
  { waitMs, tell }: LockPatience,
  action: () => Promise<T>,
): Promise<T> {
  const deadline = Date.now() + waitMs
  let isTold = false
  while (!(await tryLock(session))) {
    const holder = await describeHolder(session)
    if (!isTold) tell({ kind: 'waiting-for-other', holder })
    isTold = true
    if (Date.now() >= deadline) throw new Error(renderTooLong(holder))
    await sleep(POLL_MS)
  }
  try {
    return await action()
  } finally {
    // A lost connection has lost its lock too, and what was thrown says so.
    await sql`select pg_advisory_unlock(${sql.lit(LOCK_ID)}::bigint)`.execute(session).catch(() => undefined)
  }
}

async function tryLock(session: Kysely<unknown>): Promise<boolean> {
  const { rows } = await sql<{ isOurs: boolean }>`
    select pg_try_advisory_lock(${sql.lit(LOCK_ID)}::bigint) as "isOurs"`.execute(session)
  return rows[0]?.isOurs === true
}

async function describeHolder(session: Kysely<unknown>): Promise<string> {
  const { rows } = await sql<{ pid: number; name: string | null }>`
    select l.pid, a.application_name as name
    from pg_locks l left join pg_stat_activity a on a.pid = l.pid
    where l.locktype = 'advisory' and l.granted and l.objsubid = 1
      and l.database = (select oid from pg_database where datname = current_database())
      and (l.classid::bigint << 32 | l.objid::bigint) = ${sql.lit(LOCK_ID)}::bigint`.execute(session)
  const holder = rows[0]
  return holder === undefined ? 'it is just ending' : `session ${holder.pid} (${holder.name || 'unnamed'})`
}

function renderTooLong(holder: string): string {
  return `Another migration runs on this database and has not ended in time: ${holder}. Wait for it, or, when its process is gone, end its session with "select pg_terminate_backend(<session>)"; then run this again. Nothing was changed.`
}
