import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAccount } from '@ehr/auth'
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
import { findFreePort, locateServer, type RunningServer, startServer } from '@ehr/db/server'
import { createMigrationDb, migrateUp } from '@ehr/db-migrations'
import type {} from '@ehr/db-migrations/tables/installation'

const DATABASE = 'trial'
const PASSWORDS = { owner: 'of the trial owner', api: 'of the trial api' }
export const NURSE = { email: 'nurse@clinic.test', password: 'correct horse battery' }

/** A server of the trial's own that waits for the disk, with a clinic of one nurse in it. */
export interface TrialClinic {
  readonly databaseUrl: string
  /** Starts the server again where it was, after `stopServer` or a kill. */
  startServer(): Promise<void>
  stopServer(): Promise<void>
  /** Asks as the owner of the tables. */
  withOwner<T>(ask: (db: Db) => Promise<T>): Promise<T>
  remove(): Promise<void>
}

/** Makes the clinic; `parent` is where its files are, a temporary folder unless told. */
export async function createTrialClinic(parent?: string): Promise<TrialClinic> {
  const folder = join(parent ?? (await mkdtemp(join(tmpdir(), 'ehr-faults-'))), 'postgres')
  const port = await findFreePort(0)
  const start = () => startServer({ dataFolder: folder, port, durable: true })
  let server: RunningServer = await start()
  const urlOf = (user: string, password: string) =>
    withLogin(server.superuserUrl, { user, password, database: DATABASE })
  await prepare(server, urlOf(OWNER_ROLE, PASSWORDS.owner))
  return {
    databaseUrl: urlOf(API_ROLE, PASSWORDS.api),
    startServer: async () => {
      server = await start()
    },
    stopServer: () => server.stop(),
    async withOwner(ask) {
      const db = createDb({ connectionString: urlOf(OWNER_ROLE, PASSWORDS.owner), maxConnections: 2 })
      try {
        return await ask(db)
      } finally {
        await db.destroy()
      }
    },
    async remove() {
      await server.stop()
      await rm(await locateServer(folder), { recursive: true, force: true })
      await rm(join(folder, '..'), { recursive: true, force: true })
    },
  }
}

async function prepare(server: RunningServer, ownerUrl: string): Promise<void> {
  const pool = createPool({ connectionString: server.superuserUrl, maxConnections: 1 })
  const client = await pool.connect()
  await ensureRoles(client, PASSWORDS)
  await createDatabase(client, DATABASE)
  client.release()
  await pool.end()
  const migrations = createMigrationDb(ownerUrl)
  await migrateUp(migrations)
  await migrations.destroy()
  const db = createDb({ connectionString: ownerUrl, maxConnections: 1 })
  await db
    .insertInto('installation')
    .values({ clinicName: 'Trial Clinic', timeZone: 'UTC', dataClass: 'synthetic' })
    .execute()
  await createAccount(db, { ...NURSE, name: 'Trial Nurse', roles: ['nurse'] })
  await db.destroy()
}
