import { randomBytes } from 'node:crypto'
import pg from 'pg'

/** Makes and drops databases on one server. */
export interface ScratchDatabases {
  version: string
  /** Makes a database, empty or as a copy of another one that nobody is connected to. */
  createDatabase: (options?: { template?: string }) => Promise<{ name: string; url: string }>
  /** Drops one, ending whoever is connected. */
  dropDatabase: (name: string) => Promise<void>
  /** Drops a role that a trial has made, unless something else uses it. */
  dropRole: (name: string) => Promise<void>
  close: () => Promise<void>
}

/** Of every database and connection of ours, so that nobody takes them for their own. */
const PREFIX = 'migration_guard_'

/**
 * Connects as administrator. Databases carry the name of this connection: those without a living one were left
 * by a killed run and are dropped now. `isOurs` says that nothing else lives on the server.
 */
export async function openScratchDatabases(
  url: string,
  { isOurs }: { isOurs: boolean },
): Promise<ScratchDatabases> {
  const run = `${PREFIX}${randomBytes(4).toString('hex')}`
  const client = new pg.Client({
    connectionString: url,
    application_name: run,
    connectionTimeoutMillis: 10_000,
  })
  client.on('error', () => undefined)
  await connect(client, url)
  await dropAbandoned(client)
  const { rows } = await client.query<{ server_version: string }>('show server_version')
  // Copying files needs checkpoints, which are free only where nothing waits for the disk.
  const strategy = isOurs ? 'strategy file_copy' : ''
  const open = new Set<string>()
  let count = 0
  const dropDatabase = async (name: string) => {
    await keepAlive(client, `drop database if exists ${pg.escapeIdentifier(name)} with (force)`)
    open.delete(name)
  }
  setRef(client, 'unref')
  return {
    version: rows[0]?.server_version ?? 'unknown',
    createDatabase: async ({ template = 'template0' } = {}) => {
      count += 1
      const name = `${run}_${count}`
      await keepAlive(client, `create database ${name} template ${pg.escapeIdentifier(template)} ${strategy}`)
      open.add(name)
      return { name, url: withDatabase(url, name) }
    },
    dropDatabase,
    dropRole: async (name) => {
      const sql = `drop role if exists ${pg.escapeIdentifier(name)}`
      await keepAlive(client, sql).catch(() => undefined)
    },
    close: async () => {
      setRef(client, 'ref')
      for (const name of open) await dropDatabase(name).catch(() => undefined)
      await client.end()
    },
  }
}

/** The connection marks our databases as used for as long as the process lives, and keeps it alive only while it works. */
async function keepAlive(client: pg.Client, sql: string): Promise<void> {
  setRef(client, 'ref')
  try {
    await client.query(sql)
  } finally {
    setRef(client, 'unref')
  }
}

/** The types know neither method. */
function setRef(client: pg.Client, method: 'ref' | 'unref'): void {
  const act: unknown = Reflect.get(client, method)
  if (typeof act === 'function') act.call(client)
}

async function connect(client: pg.Client, url: string): Promise<void> {
  try {
    await client.connect()
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Error(
      `PostgreSQL at ${new URL(url).host} cannot be used: ${reason}. Check MIGRATION_GUARD_DATABASE_URL, or unset it to use a server of our own.`,
      { cause },
    )
  }
}

async function dropAbandoned(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(`
    select datname as name from pg_database
    where datname ~ '^${PREFIX}[0-9a-f]{8}_[0-9]+$'
      and substring(datname from '^${PREFIX}[0-9a-f]{8}') not in (select application_name from pg_stat_activity)`)
  for (const { name } of rows) {
    await client
      .query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`)
      .catch(() => undefined)
  }
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}
