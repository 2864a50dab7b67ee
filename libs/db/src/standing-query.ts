import { createHash } from 'node:crypto'
import type { Database } from '@ehr/db-migrations'
import type { CompiledQuery, Kysely } from 'kysely'

/** A query of fixed shape, with what differs from one run to the next. */
export type StandingQuery<Given extends readonly unknown[], Row> = (
  db: Kysely<Database>,
  ...given: Given
) => Promise<Row[]>

const names = new Map<string, string>()

/**
 * Makes a query that is compiled once a process and planned once a connection, for what every request asks: of a
 * short statement building and planning are most of the time (0.6 ms of 0.9 in Node, 1.5 of 2.5 in PostgreSQL).
 * Its text must stay the same, so that it carries no request's label. It names its columns: a prepared `select *`
 * of a table fails once a migration has added one.
 *
 * @param build makes the query, once; it may hand what it is given to Kysely as values, and may not look at them
 */
export function standingQuery<Given extends readonly unknown[], Row>(
  build: (db: Kysely<Database>, ...given: Given) => { compile(): CompiledQuery<Row> },
): StandingQuery<Given, Row> {
  let compiled: CompiledQuery<Row> | undefined
  const places = Array.from({ length: build.length - 1 }, (_, place) => new Place(place))
  return async (db, ...given) => {
    // Kysely carries values to their parameters as they are, so that a place can stand for each.
    compiled ??= nameStatement(build(db, ...(places as readonly unknown[] as Given)).compile())
    const parameters = compiled.parameters.map((value) => (value instanceof Place ? given[value.at] : value))
    const { rows } = await db.executeQuery<Row>({ ...compiled, parameters })
    return rows
  }
}

/** Where a value comes, by its number among those that are given. */
class Place {
  readonly at: number

  constructor(at: number) {
    this.at = at
  }
}

/** The name that PostgreSQL knows a standing query's text by; `undefined` for all others. */
export function statementName(sql: string): string | undefined {
  return names.get(sql)
}

function nameStatement<Row>(compiled: CompiledQuery<Row>): CompiledQuery<Row> {
  const { sql } = compiled
  names.set(sql, `standing_${createHash('sha256').update(sql).digest('hex').slice(0, 16)}`)
  return compiled
}
