import { createHmac } from 'node:crypto'
import { join } from 'node:path'
import { API_ROLE, createDatabase, ensureRoles, OWNER_ROLE, type RolePasswords, withLogin } from '@ehr/db'
import { type RunningServer, type ServerOptions, type ServerProgress, startServer } from '@ehr/db/server'
import pg from 'pg'
import { repairSwaps } from './swap.ts'

/** The database of whoever works on no branch: a detached HEAD, or a folder without git. */
export const DEVELOPMENT_DATABASE = 'ehr_development'
/** The port that the embedded server would like. */
export const DEVELOPMENT_POSTGRES_PORT = 54_329

/** The embedded server of this clone. */
export interface EmbeddedServer {
  readonly server: RunningServer
  /** Address of the database `postgres` for the administrator. */
  readonly adminUrl: string
}

/** The embedded server with the addresses of one database on it. */
export interface DevelopmentServer extends EmbeddedServer {
  readonly database: string
  readonly ownerUrl: string
  readonly apiUrl: string
}

/** How to start it; the data folder is the one with everything that development keeps. */
export type StartOptions = Pick<ServerOptions, 'dataFolder' | 'durable' | 'onProgress'> &
  Partial<Pick<ServerOptions, 'port'>>

/** Says what the server is busy with, in words. */
export const SERVER_PROGRESS = {
  copying: 'copying its programs',
  initialising: 'making its data folder, the first time only',
  starting: 'waiting for it to answer',
} as const satisfies Record<ServerProgress, string>

/** Starts the embedded server of a clone (or takes over the one that runs), with the roles and no database yet. */
export async function startEmbeddedServer({
  dataFolder,
  port = DEVELOPMENT_POSTGRES_PORT,
  ...others
}: StartOptions): Promise<EmbeddedServer> {
  const server = await startServer({ dataFolder: join(dataFolder, 'postgres'), port, ...others })
  await asAdmin(server.superuserUrl, async (admin) => {
    await ensureRoles(admin, derivePasswords(server.superuserUrl))
    await repairSwaps(admin)
  })
  return { server, adminUrl: server.superuserUrl }
}

/** Starts the embedded server with the database that belongs to no branch, which is made empty where missing. */
export async function startDevelopmentServer(options: StartOptions): Promise<DevelopmentServer> {
  const embedded = await startEmbeddedServer(options)
  await asAdmin(embedded.adminUrl, async (admin) => {
    if (!(await databaseExists(admin, DEVELOPMENT_DATABASE)))
      await createDatabase(admin, DEVELOPMENT_DATABASE)
  })
  return selectDatabase(embedded, DEVELOPMENT_DATABASE)
}

/** The server with one of its databases. */
export function selectDatabase({ server, adminUrl }: EmbeddedServer, database: string): DevelopmentServer {
  return { server, adminUrl, database, ...addressesOf(adminUrl, database) }
}

/** The addresses of one of the server's databases, for those who may use it. */
export function addressesOf(adminUrl: string, database: string): { ownerUrl: string; apiUrl: string } {
  const passwords = derivePasswords(adminUrl)
  return {
    ownerUrl: withLogin(adminUrl, { user: OWNER_ROLE, password: passwords.owner, database }),
    apiUrl: withLogin(adminUrl, { user: API_ROLE, password: passwords.api, database }),
  }
}

/** Connects as the server's administrator for the time of an action. */
export async function asAdmin<T>(adminUrl: string, action: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({
    connectionString: adminUrl,
    application_name: 'ehr-dev',
    connectionTimeoutMillis: 5_000,
  })
  // A server that is ended under us is told of by the query that fails, not by an uncaught event.
  admin.on('error', () => undefined)
  await admin.connect()
  try {
    return await action(admin)
  } finally {
    await admin.end()
  }
}

/** Tells whether the server has a database of this name. */
export async function databaseExists(admin: pg.Client, name: string): Promise<boolean> {
  const { rowCount } = await admin.query('select from pg_database where datname = $1', [name])
  return rowCount === 1
}

/** Derived from the administrator's, which is random: no further secret has to be kept beside the data. */
function derivePasswords(adminUrl: string): RolePasswords {
  const secret = new URL(adminUrl).password
  const derive = (role: string): string => createHmac('sha256', secret).update(role).digest('base64url')
  return { owner: derive(OWNER_ROLE), api: derive(API_ROLE) }
}
