import type { Database } from '@ehr/db-migrations'
import { CamelCasePlugin, Kysely, type LogConfig, PostgresDialect } from 'kysely'
import pg from 'pg'
import { columnParsers } from './column-parsers.ts'
import { labelledPool } from './query-label.ts'

/** The database as application code queries it: tables and columns in camelCase. */
export type Db = Kysely<Database>

export interface DbOptions {
  connectionString: string
  /** A pool made before, of which somebody else counts the connections; it is ended with the instance. */
  pool?: pg.Pool
  /** Connections at most. */
  maxConnections?: number
  /** A statement that runs longer is ended with an error. 0: never. */
  statementTimeoutMs?: number
  /** A statement that waits longer for a lock is ended with an error. 0: never. */
  lockTimeoutMs?: number
  /** A transaction that does nothing for longer is ended. 0: never. */
  idleTransactionTimeoutMs?: number
  /** Name that the server shows for these connections. */
  applicationName?: string
  /** Called when an idle connection breaks; the pool replaces it by itself. */
  onIdleError?: (error: Error) => void
  /** Kysely's hook on each statement. Never log parameters: they are patients' data. */
  log?: LogConfig
}

/** Makes the pool and the Kysely instance of one process; connects at the first query. End it with `destroy()`. */
export function createDb(options: DbOptions): Db {
  return new Kysely<Database>({
    dialect: new PostgresDialect({ pool: labelledPool(options.pool ?? createPool(options)) }),
    // jsonb values are the application's own objects: their keys stay as they are.
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
    ...(options.log === undefined ? {} : { log: options.log }),
  })
}

/** Makes the pool alone, for a library that brings its own queries. */
export function createPool(options: Omit<DbOptions, 'pool'>): pg.Pool {
  const pool = new pg.Pool({
    connectionString: options.connectionString,
    application_name: options.applicationName ?? 'ehr',
    max: options.maxConnections ?? 10,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: options.statementTimeoutMs ?? 15_000,
    lock_timeout: options.lockTimeoutMs ?? 5_000,
    idle_in_transaction_session_timeout: options.idleTransactionTimeoutMs ?? 30_000,
    // What a page costs that is not the next one: on solid-state disks little more. PostgreSQL's own figure is a
    // turning disk's, with which it reads a whole index rather than look up a few thousand rows.
    options: '-c random_page_cost=1.1',
    types: columnParsers,
  })
  // Without listeners, a database that restarts would end the process: the pool hears of idle connections only,
  // and one that is lent out may break between two statements of a transaction.
  const onError = options.onIdleError ?? (() => undefined)
  pool.on('error', onError)
  pool.on('connect', (client) => client.on('error', onError))
  return pool
}
