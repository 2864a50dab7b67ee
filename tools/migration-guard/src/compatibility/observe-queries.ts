import pg from 'pg'
import { type Description, describeStatement } from './describe-statement.ts'
import type { RecordedQuery } from './parse-recording.ts'
import { readUnfilled, type UnfilledColumn } from './read-unfilled.ts'

/** A query that PostgreSQL refuses to plan. */
export interface QueryFailure {
  query: RecordedQuery
  message: string
  /** SQLSTATE of five characters. */
  code: string
  /** Offset in the statement, from 1. */
  position: number | undefined
}

/** What a query takes and gives, with the names of the types. */
export interface QueryShape {
  columns: { name: string; type: string }[]
  parameters: string[]
}

/** What becomes of queries on one state of the schema. */
export interface QueryObservation {
  /** All that were planned, those that failed included. */
  queries: readonly RecordedQuery[]
  failures: QueryFailure[]
  /** By statement. */
  shapes: ReadonlyMap<string, QueryShape>
  unfilled: UnfilledColumn[]
}

/** Lets queries keep their former answer where the schema changed, but nothing that they name (`listChangedNames`). */
export interface Untouched {
  previous: QueryObservation
  /** Undefined: anything may have changed. */
  changed: ReadonlySet<string> | undefined
}

const EXPLAIN = 'explain (generic_plan) '
const EXPLAINABLE = /^[\s(]*(select|with|insert|update|delete|merge|values|table)\b/i

/**
 * Plans recorded queries on the schema as it is (0.4 ms each), in a transaction of its own that is rolled back; the
 * connection must not be inside of one. Nothing is run and nobody's rows are read. `role` is the one that the
 * application has, so that a right that was taken away is seen too; it counts only where the server knows it.
 * With `unlessUntouched` only those queries are asked again that name something that changed.
 */
export async function observeQueries(
  client: pg.ClientBase,
  recordings: readonly RecordedQuery[],
  options: { role?: string; unlessUntouched?: Untouched } = {},
): Promise<QueryObservation> {
  const queries = recordings.filter(({ sql }) => EXPLAINABLE.test(sql))
  const { kept, again } = splitByChange(queries, options.unlessUntouched)
  await client.query('begin')
  try {
    const typeNames = await readTypeNames(client)
    const unfilled = await readUnfilled(client, again)
    await takeRole(client, options.role)
    await client.query('savepoint before_query')
    const seen = new Map<string, Answer>()
    for (const { sql } of again) if (!seen.has(sql)) seen.set(sql, await plan(client, sql))
    const failures = again.flatMap((query) => {
      const answer = seen.get(query.sql)
      return answer?.kind === 'refused' ? [{ query, ...answer.error }] : []
    })
    const shapes = [...seen].flatMap(([sql, answer]) => nameTypes(sql, answer, typeNames))
    return {
      queries,
      failures: [...kept.failures, ...failures],
      shapes: new Map([...kept.shapes, ...shapes]),
      unfilled: [...kept.unfilled, ...unfilled],
    }
  } finally {
    await client.query('rollback')
  }
}

/** What is known of queries that nothing touched, and those that must be asked again. */
function splitByChange(
  queries: readonly RecordedQuery[],
  untouched: Untouched | undefined,
): { kept: Omit<QueryObservation, 'queries'>; again: RecordedQuery[] } {
  const { previous, changed } = untouched ?? {}
  if (previous === undefined || changed === undefined) {
    return { kept: { failures: [], shapes: new Map(), unfilled: [] }, again: [...queries] }
  }
  const names = [...changed]
  const isTouched = (sql: string) => names.some((name) => sql.includes(name))
  const known = new Set(previous.queries)
  const isKept = (query: RecordedQuery) => known.has(query) && !isTouched(query.sql)
  const again = queries.filter((query) => !isKept(query))
  return {
    kept: {
      failures: previous.failures.filter(({ query }) => isKept(query)),
      shapes: new Map([...previous.shapes].filter(([sql]) => !isTouched(sql))),
      unfilled: previous.unfilled.filter(({ query }) => isKept(query)),
    },
    again,
  }
}

type Answer =
  | { kind: 'planned'; description: Description }
  | { kind: 'refused'; error: Omit<QueryFailure, 'query'> }

async function plan(client: pg.ClientBase, sql: string): Promise<Answer> {
  let prefix = 0
  try {
    const description = await describeStatement(client, sql)
    prefix = EXPLAIN.length
    await client.query(EXPLAIN + sql)
    return { kind: 'planned', description }
  } catch (error) {
    // Without a code the connection itself has broken, which is no answer about the query.
    if (!(error instanceof pg.DatabaseError) || error.code === undefined) throw error
    await client.query('rollback to savepoint before_query')
    const at = Number(error.position) - prefix
    const position = at > 0 ? at : undefined
    return { kind: 'refused', error: { message: error.message, code: error.code, position } }
  }
}

async function takeRole(client: pg.ClientBase, role: string | undefined): Promise<void> {
  if (role === undefined) return
  const { rows } = await client.query<{ known: boolean }>('select to_regrole($1) is not null as known', [
    role,
  ])
  if (rows[0]?.known === true) await client.query(`set local role ${pg.escapeIdentifier(role)}`)
}

async function readTypeNames(client: pg.ClientBase): Promise<ReadonlyMap<number, string>> {
  const { rows } = await client.query<{ oid: number; name: string }>(
    'select oid::integer as oid, format_type(oid, null) as name from pg_type',
  )
  return new Map(rows.map(({ oid, name }) => [oid, name]))
}

function nameTypes(sql: string, answer: Answer, names: ReadonlyMap<number, string>): [string, QueryShape][] {
  if (answer.kind === 'refused') return []
  const nameOf = (type: number) => names.get(type) ?? String(type)
  const columns = answer.description.columns.map(({ name, type }) => ({ name, type: nameOf(type) }))
  return [[sql, { columns, parameters: answer.description.parameters.map(nameOf) }]]
}
