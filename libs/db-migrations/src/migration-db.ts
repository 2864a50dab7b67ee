import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'

/**
 * Connects as the owner, for migrations: one connection, names as they are in the database, and a bound on how
 * long a statement may wait for a lock (everyone else queues behind it).
 */
export function createMigrationDb(
  connectionString: string,
  options: { lockTimeoutMs?: number } = {},
): Kysely<unknown> {
  const pool = new pg.Pool({
    connectionString,
    application_name: 'ehr-migrate',
    max: 1,
    connectionTimeoutMillis: 5_000,
    lock_timeout: options.lockTimeoutMs ?? 5_000,
  })
  // Without listeners, a database that restarts would end the process, also in the middle of a migration; the query
  // under way fails and says so.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
}
