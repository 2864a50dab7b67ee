import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'

/** Called around each statement of a migration; runs it by `run`, or does not. */
export type Around = <R>(query: CompiledQuery, run: () => Promise<QueryResult<R>>) => Promise<QueryResult<R>>

/**
 * Makes a Kysely on one connection that is held already, so that advisory lock, settings and migrations share a
 * session. Every statement but BEGIN, COMMIT and ROLLBACK goes through `around`.
 */
export function createWatchedDb(connection: DatabaseConnection, around: Around): Kysely<unknown> {
  const watched: DatabaseConnection = {
    executeQuery: (query) => around(query, () => connection.executeQuery(query)),
    streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
  }
  return new Kysely<unknown>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => createDriver(connection, watched),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })
}

function createDriver(connection: DatabaseConnection, watched: DatabaseConnection): Driver {
  const run = async (text: string) => {
    await connection.executeQuery(CompiledQuery.raw(text))
  }
  return {
    init: async () => undefined,
    acquireConnection: async () => watched,
    beginTransaction: (_, { isolationLevel, accessMode }) => {
      const isolation = isolationLevel === undefined ? '' : ` isolation level ${isolationLevel}`
      return run(`start transaction${isolation}${accessMode === undefined ? '' : ` ${accessMode}`}`)
    },
    commitTransaction: () => run('commit'),
    // On a lost connection there is nothing to roll back, and what was thrown first says more.
    rollbackTransaction: () => run('rollback').catch(() => undefined),
    releaseConnection: async () => undefined,
    destroy: async () => undefined,
  }
}
