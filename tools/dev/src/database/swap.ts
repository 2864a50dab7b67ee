import { createDatabase } from '@ehr/db'
import pg from 'pg'

/** Held by whoever clones or swaps, to the end of the connection, so that a start does not clear away its half. */
const LOCK = 0x65_68_72

/**
 * Puts another database in the place of the one named: a clone of a template, or an empty one. The former stays
 * until the new one is complete, and both change names in one transaction, so a kill leaves one or the other.
 */
export async function swapDatabase(admin: pg.Client, name: string, template?: string): Promise<void> {
  await admin.query('select pg_advisory_lock($1)', [LOCK])
  const next = nextName(name)
  await dropDatabase(admin, next)
  await createDatabase(admin, next, template === undefined ? {} : { template })
  try {
    await endConnections(admin, name)
    await admin.query('begin')
    await admin.query(`alter database ${quoted(name)} rename to ${quoted(previousName(name))}`)
    await admin.query(`alter database ${quoted(next)} rename to ${quoted(name)}`)
    await admin.query('commit')
  } catch (error) {
    await admin.query('rollback')
    await allowConnections(admin, name, true)
    throw error
  }
  await dropDatabase(admin, previousName(name))
}

/** Clones a database under a new name; its connections are ended, since a template may have none. */
export async function cloneDatabase(admin: pg.Client, source: string, target: string): Promise<void> {
  await admin.query('select pg_advisory_lock($1)', [LOCK])
  try {
    await endConnections(admin, source)
    await createDatabase(admin, target, { template: source })
  } finally {
    await allowConnections(admin, source, true)
  }
}

/** Clears away what a killed swap or clone left, and opens the database again; leaves one under way alone. */
export async function repairSwap(admin: pg.Client, name: string): Promise<void> {
  const { rows } = await admin.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [LOCK])
  if (rows[0]?.held !== true) return
  await dropDatabase(admin, nextName(name))
  await dropDatabase(admin, previousName(name))
  const { rowCount } = await admin.query('select from pg_database where datname = $1 and not datallowconn', [
    name,
  ])
  if (rowCount === 1) await allowConnections(admin, name, true)
}

/** Drops a database, if there is one, with whoever is connected to it. */
export async function dropDatabase(admin: pg.Client, name: string): Promise<void> {
  await admin.query(`drop database if exists ${quoted(name)} with (force)`)
}

/** Ends all connections and lets nobody in: a pool would be back before the next statement. */
async function endConnections(admin: pg.Client, name: string): Promise<void> {
  await allowConnections(admin, name, false)
  // The second argument waits (ms) until the process is gone; without, the database still counts as in use.
  await admin.query('select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = $1', [name])
}

async function allowConnections(admin: pg.Client, name: string, isAllowed: boolean): Promise<void> {
  await admin.query(`alter database ${quoted(name)} with allow_connections ${isAllowed}`)
}

function nextName(name: string): string {
  return `${name}_next`
}

function previousName(name: string): string {
  return `${name}_previous`
}

function quoted(name: string): string {
  return pg.escapeIdentifier(name)
}
