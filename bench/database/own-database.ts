import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  API_ROLE,
  createDatabase,
  createDb,
  createPool,
  type Db,
  ensureRoles,
  OWNER_ROLE,
  withLogin,
} from '@ehr/db'
import { locateServer, type RunningServer, startServer } from '@ehr/db/server'
import { createMigrationDb, migrateUp } from '@ehr/db-migrations'
import type pg from 'pg'

const NAME = 'bench'

/** A database on a server of the bench's own, which waits for the disk as a real one does. */
export interface OwnDatabase {
  /** Address for the application's role. */
  readonly url: string
  /** As the application. */
  readonly db: Db
  /** As the superuser, who may leave triggers out: for making many rows. */
  readonly rootDb: Db
  /** Ends the server and removes its files. */
  remove(): Promise<void>
}

/** Starts a server with a gigabyte of shared buffers, and makes a database with all migrations in it. */
export async function createOwnDatabase(): Promise<OwnDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'ehr-bench-'))
  const dataFolder = join(folder, 'postgres')
  const server = await startTuned(dataFolder)
  const passwords = { owner: newPassword(), api: newPassword() }
  const urlOf = (user: string, password: string) =>
    withLogin(server.superuserUrl, { user, password, database: NAME })
  const url = urlOf(API_ROLE, passwords.api)
  await asSuperuser(server, async (client) => {
    await ensureRoles(client, passwords)
    await createDatabase(client, NAME)
  })
  const migrations = createMigrationDb(urlOf(OWNER_ROLE, passwords.owner))
  await migrateUp(migrations)
  await migrations.destroy()
  const db = createDb({ connectionString: url, applicationName: 'bench' })
  const rootDb = createDb({
    connectionString: withLogin(server.superuserUrl, { database: NAME }),
    ...{ applicationName: 'bench of the superuser', maxConnections: 1, statementTimeoutMs: 0 },
  })
  return {
    ...{ url, db, rootDb },
    async remove() {
      await Promise.all([db.destroy(), rootDb.destroy()])
      await server.stop()
      await rm(await locateServer(dataFolder), { recursive: true, force: true })
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Some settings count from the next start only. */
async function startTuned(dataFolder: string): Promise<RunningServer> {
  const first = await startServer({ dataFolder, port: 0 })
  await asSuperuser(first, async (client) => {
    for (const setting of SETTINGS) await client.query(`alter system set ${setting}`)
  })
  await first.stop()
  return await startServer({ dataFolder, port: 0 })
}

/** What anybody sets on a server for so many patients; all else as PostgreSQL brings it. */
const SETTINGS = ["shared_buffers = '1GB'", "max_wal_size = '4GB'", "checkpoint_timeout = '30min'"]

async function asSuperuser(
  { superuserUrl }: RunningServer,
  run: (client: pg.ClientBase) => Promise<void>,
): Promise<void> {
  const pool = createPool({ connectionString: superuserUrl, maxConnections: 1 })
  const client = await pool.connect()
  try {
    await run(client)
  } finally {
    client.release()
    await pool.end()
  }
}

function newPassword(): string {
  return randomBytes(24).toString('base64url')
}
