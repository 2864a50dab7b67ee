import type { Database } from '@ehr/db-migrations'
import {
  CamelCasePlugin,
  type DatabaseConnection,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely'
import { listCalls, type QueryCalls, renderCalls, runCall } from './record-queries.ts'

/**
 * Renders the SQL of query functions without a database: every statement finds one row, with nothing in it. What
 * `recordQueries` records of the same calls is the same, as long as no function asks twice by what it found.
 */
export async function emitQueries<Queries extends object>(
  queries: Queries,
  calls: QueryCalls<NoInfer<Queries>>,
): Promise<string> {
  let emitted: string[] = []
  const db = new Kysely<Database>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new OneRowDriver(),
      createIntrospector: (own) => new PostgresIntrospector(own),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
    log: (event) => {
      emitted.push(event.query.sql)
    },
  })
  return await renderCalls(listCalls(queries, calls), async (call) => {
    emitted = []
    await runCall(call, db)
    return emitted
  })
}

class OneRowDriver extends DummyDriver {
  override async acquireConnection(): Promise<DatabaseConnection> {
    return {
      executeQuery: async <Row>() => ({ rows: [{}] as Row[] }),
      // A stream is asked for by nobody here.
      async *streamQuery() {},
    }
  }
}
