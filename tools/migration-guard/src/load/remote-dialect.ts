import type {
  CompiledQuery,
  DatabaseConnection,
  Dialect,
  Driver,
  PostgresDialect,
  RootOperationNode,
} from 'kysely'
import type { Site } from '../model/observation.ts'

/** Where the queries of a migration go to. */
export interface QuerySink {
  query: (request: {
    sql: string
    params: readonly unknown[]
    site: Site | undefined
    isControl: boolean
  }) => Promise<{ command: string; rowCount: number | null; rows: unknown[] }>
  findSite: () => Site | undefined
}

/**
 * Kysely's own dialect for PostgreSQL, of the copy given, with one connection that hands each query on. A query is
 * placed where it was compiled, in the same breath as `execute()` was called: later its caller is off the stack.
 */
export function createRemoteDialect(dialectClass: typeof PostgresDialect, sink: QuerySink): Dialect {
  const sites = new WeakMap<object, Site>()
  const current: { site: Site | undefined; isControl: boolean } = { site: undefined, isControl: false }
  // Another one each time: Kysely never uses one again on which a ROLLBACK failed.
  const connect = () => ({
    query: (sql: string, params: readonly unknown[] = []) => sink.query({ sql, params, ...current }),
    release: () => undefined,
  })
  const pool = { connect: () => Promise.resolve(connect()), end: () => Promise.resolve(), options: {} }
  const dialect: Dialect = Reflect.construct(dialectClass, [{ pool }])
  return {
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createDriver: () => watchDriver(dialect.createDriver(), { current, sites, findSite: sink.findSite }),
    createQueryCompiler: () => {
      const compiler = dialect.createQueryCompiler()
      return {
        compileQuery: (node: RootOperationNode, ...rest: unknown[]) => {
          const compiled: CompiledQuery = Reflect.apply(compiler.compileQuery, compiler, [node, ...rest])
          const site = sink.findSite()
          if (site !== undefined) sites.set(compiled, site)
          return compiled
        },
      }
    },
  }
}

interface Watch {
  current: { site: Site | undefined; isControl: boolean }
  sites: WeakMap<object, Site>
  findSite: () => Site | undefined
}

function watchDriver(driver: Driver, watch: Watch): Driver {
  const { current } = watch
  // Each of these sends its query before it first waits, so that the flag meets no other one.
  for (const name of ['beginTransaction', 'commitTransaction', 'rollbackTransaction'] as const) {
    const original: unknown = Reflect.get(driver, name)
    if (typeof original !== 'function') continue
    Reflect.set(driver, name, (...args: unknown[]) => {
      current.isControl = true
      try {
        return Reflect.apply(original, driver, args)
      } finally {
        current.isControl = false
      }
    })
  }
  const acquire = driver.acquireConnection.bind(driver)
  driver.acquireConnection = async (...args) => watchConnection(await acquire(...args), watch)
  return driver
}

const watched = new WeakSet<object>()

function watchConnection(
  connection: DatabaseConnection,
  { current, sites, findSite }: Watch,
): DatabaseConnection {
  if (watched.has(connection)) return connection
  watched.add(connection)
  const execute = connection.executeQuery.bind(connection)
  connection.executeQuery = (query) => {
    current.site = current.isControl ? undefined : (sites.get(query) ?? findSite())
    return execute(query)
  }
  // All at once instead of by a cursor: the rows of a trial are few.
  connection.streamQuery = async function* (query) {
    yield await connection.executeQuery(query)
  }
  return connection
}
