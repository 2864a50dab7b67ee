import type { Database } from '@ehr/db-migrations'
import type { Transaction } from 'kysely'
import { createDb, type Db } from '../create-db.ts'
import { createTestDatabase } from './create-test-database.ts'
import { formatSql } from './format-sql.ts'

/** A query function takes `db` (or a transaction) first. */
type Query<Rest extends unknown[]> = (db: Transaction<Database>, ...rest: Rest) => unknown

type QueryName<Queries> = {
  [Name in keyof Queries]: Queries[Name] extends Query<never[]> ? Name : never
}[keyof Queries]

/** What a query function takes after `db`. */
type Rest<Function> = Function extends Query<infer Args> ? Args : never

/** Sample arguments (without `db`) for each query function; several calls, when it branches, by their names. */
export type QueryCalls<Queries> = {
  [Name in QueryName<Queries>]: Rest<Queries[Name]> | Record<string, Rest<Queries[Name]>>
}

/**
 * Runs each exported query function on a test database and renders the SQL that it emitted, for
 * `expect(await recordQueries(queries, calls)).toMatchFileSnapshot('./queries.sql')`. `prepare` puts rows into the
 * database that the calls need, under ids they both know. Throws, by name, when a function has no call or fails.
 */
export async function recordQueries<Queries extends object>(
  queries: Queries,
  calls: QueryCalls<NoInfer<Queries>>,
  prepare?: (db: Db) => Promise<void>,
): Promise<string> {
  const database = await createTestDatabase()
  let emitted: string[] = []
  // One connection: statements sent side by side are recorded in the order they were sent in.
  const db = createDb({
    connectionString: database.url,
    maxConnections: 1,
    log: (event) => {
      emitted.push(event.query.sql)
    },
  })
  try {
    await prepare?.(database.db)
    return await renderCalls(listCalls(queries, calls), async (call) => {
      emitted = []
      await runCall(call, db)
      return emitted
    })
  } finally {
    await db.destroy()
    await database.drop()
  }
}

/** Renders what each call emits, under one mark. */
export async function renderCalls(
  calls: readonly Call[],
  emit: (call: Call) => Promise<readonly string[]>,
): Promise<string> {
  const blocks = []
  for (const call of calls) blocks.push(renderCall(call.title, await emit(call)))
  return `${MARK}\n\n${blocks.join('\n\n')}\n`
}

const MARK =
  '-- SQL of the query functions beside this file, recorded by their test; "vitest -u" writes it anew.'

/** One sample call of a query function. */
export interface Call {
  title: string
  // biome-ignore lint/complexity/noBannedTypes: any function; its arguments were checked by QueryCalls.
  query: Function
  args: readonly unknown[]
}

/** The sample calls of the functions, by name. @throws Error naming functions without one */
export function listCalls(queries: object, samples: Readonly<Record<string, unknown>>): Call[] {
  const functions = Object.entries(queries).filter(([, value]) => typeof value === 'function')
  const missing = functions.map(([name]) => name).filter((name) => samples[name] === undefined)
  if (missing.length > 0) {
    throw new Error(
      `Query functions without a sample call: ${missing.join(', ')}. Add one for each to recordQueries.`,
    )
  }
  return functions
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([name, query]) => {
      const sample = samples[name]
      if (Array.isArray(sample)) return [{ title: name, query, args: sample }]
      return Object.entries(sample ?? {}).map(([title, args]) => ({
        title: `${name}: ${title}`,
        query,
        args,
      }))
    })
}

/** Runs one sample call. @throws Error naming the call that failed */
export async function runCall({ title, query, args }: Call, db: Db): Promise<void> {
  try {
    await query(db, ...args)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`The sample call of ${title} failed: ${reason}`, { cause })
  }
}

function renderCall(title: string, emitted: readonly string[]): string {
  if (emitted.length === 0) throw new Error(`${title} ran no query: was a builder left without execute()?`)
  const statements = collapse(emitted).map(({ sql, times }) => {
    const remark = times === 1 ? '' : ` -- ${times} times`
    return `${formatSql(sql)};${remark}`
  })
  return [`-- ${title}`, ...statements].join('\n')
}

/** The same statement several times in a row, for instance once a name, is shown once. */
function collapse(emitted: readonly string[]): { sql: string; times: number }[] {
  const runs: { sql: string; times: number }[] = []
  for (const sql of emitted) {
    const last = runs.at(-1)
    if (last?.sql === sql) last.times += 1
    else runs.push({ sql, times: 1 })
  }
  return runs
}
