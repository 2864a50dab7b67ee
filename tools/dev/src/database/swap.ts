import { createDatabase } from '@ehr/db'
import pg from 'pg'

/** Held by whoever clones or swaps, to the end of the connection, so that a start does not clear away its half. */
const LOCK = 0x65_68_72
/** One that was being made or made room. Snapshots are named by people, who may well end a name so. */
const HALF = /^ehr_(?:development|branch_\w+)_(?:next|previous)$/

/**
 * Puts another database in the place of the one named: a clone of a template, or an empty one. The former stays
 * until the new one is complete, and both change names in one transaction, so a kill leaves one or the other.
 */
export async function swapDatabase(admin: pg.Client, name: string, template?: string): Promise<void> {
  await holdSwapLock(admin)
  const next = nextName(name)
  await makeNext(admin, next, template)
  await copyComment(admin, name, next)
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
  await holdSwapLock(admin)
  try {
    await endConnections(admin, source)
    await createDatabase(admin, target, { template: source })
  } finally {
    await allowConnections(admin, source, true)
  }
}

/**
 * Makes a database that was not there: a clone of a template, or an empty one. It has its name only when it is
 * complete, with its comment; a template's connections are ended.
 */
export async function makeDatabase(
  admin: pg.Client,
  name: string,
  { template, finish }: { template: string | undefined; finish?: (database: string) => Promise<void> },
): Promise<void> {
  await holdSwapLock(admin)
  const next = nextName(name)
  try {
    if (template !== undefined) await endConnections(admin, template)
    await makeNext(admin, next, template)
  } finally {
    if (template !== undefined) await allowConnections(admin, template, true)
  }
  await finish?.(next)
  await admin.query(`alter database ${quoted(next)} rename to ${quoted(name)}`)
}

/** Waits until nobody else clones or swaps; the lock is free when the connection ends. */
export async function holdSwapLock(admin: pg.Client): Promise<void> {
  await admin.query('select pg_advisory_lock($1)', [LOCK])
}

/** Gives a database another name and whatever `finish` writes, both or neither; its connections are ended. */
export async function renameDatabase(
  admin: pg.Client,
  name: string,
  { next, finish }: { next: string; finish: (database: string) => Promise<void> },
): Promise<void> {
  await holdSwapLock(admin)
  try {
    await endConnections(admin, name)
    await admin.query('begin')
    await admin.query(`alter database ${quoted(name)} rename to ${quoted(next)}`)
    await finish(next)
    await allowConnections(admin, next, true)
    await admin.query('commit')
  } catch (error) {
    await admin.query('rollback')
    await allowConnections(admin, name, true)
    throw error
  }
}

/** Clears away what a killed swap or clone left, and opens the databases again; leaves one under way alone. */
export async function repairSwaps(admin: pg.Client): Promise<void> {
  const { rows: locks } = await admin.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [
    LOCK,
  ])
  if (locks[0]?.held !== true) return
  const { rows } = await admin.query<{ name: string; is_open: boolean }>(
    `select datname as name, datallowconn as is_open from pg_database where datname ~ '^ehr_'`,
  )
  for (const { name, is_open } of rows) {
    if (HALF.test(name)) await dropDatabase(admin, name)
    else if (!is_open) await allowConnections(admin, name, true)
  }
  await admin.query('select pg_advisory_unlock($1)', [LOCK])
}

/** Drops a database, if there is one, with whoever is connected to it. */
export async function dropDatabase(admin: pg.Client, name: string): Promise<void> {
  await admin.query(`drop database if exists ${quoted(name)} with (force)`)
}

async function makeNext(admin: pg.Client, next: string, template: string | undefined): Promise<void> {
  await dropDatabase(admin, next)
  await createDatabase(admin, next, template === undefined ? {} : { template })
}

/** A comment says which branch a database is of; nothing copies it along by itself. */
async function copyComment(admin: pg.Client, from: string, to: string): Promise<void> {
  const { rows } = await admin.query<{ comment: string | null }>(
    `select shobj_description(oid, 'pg_database') as comment from pg_database where datname = $1`,
    [from],
  )
  const comment = rows[0]?.comment
  if (comment != null) await admin.query(`comment on database ${quoted(to)} is ${pg.escapeLiteral(comment)}`)
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
