import { compareShapes } from './compare-shapes.ts'
import type { QueryObservation } from './observe-queries.ts'
import type { RecordedQuery } from './parse-recording.ts'

/** What became of queries after a migration. */
export interface SchemaStep<Migration = { name: string }> {
  migration: Migration
  observation: QueryObservation
}

/** One cause that queries of the running release trip over. */
export interface Breakage {
  /** The newest migration after which they fail, or answer otherwise. */
  migration: string
  /** PostgreSQL refuses to plan them; inserts leave a required column empty; or they give or take something else. */
  kind: 'refused' | 'unfilled' | 'changes'
  /** What happened, as a sentence that the queries' names follow. */
  observed: string
  /** Names of tables and columns that the cause is about. */
  about: string[]
  queries: { query: RecordedQuery; position: number | undefined }[]
}

/** Says whether queries fail for certain; others may still do. */
export function isProven({ kind }: Breakage): boolean {
  return kind !== 'changes'
}

/** One thing that is the case for a query after a migration; the same `key` is the same thing. */
interface Trouble extends Omit<Breakage, 'migration' | 'queries'> {
  key: string
  query: RecordedQuery
  position: number | undefined
}

/**
 * Compares queries before and after pending migrations: what is in trouble at the end and was not at the beginning,
 * grouped by cause. A query that fails in between and works at the end breaks nothing: all are applied together.
 */
export function listBreakages(base: QueryObservation, steps: readonly SchemaStep[]): Breakage[] {
  const states = steps.map(({ migration, observation }) => ({
    name: migration.name,
    troubles: listTroubles(base, observation),
  }))
  const final = states.at(-1)?.troubles ?? []
  const found = new Map<string, Breakage>()
  for (const trouble of final) {
    const since =
      states.findLastIndex(({ troubles }) => !troubles.some((other) => isSame(other, trouble))) + 1
    const migration = states[since]?.name ?? ''
    const { kind, observed, about, query, position } = trouble
    const key = `${since} ${trouble.key}`
    const breakage = found.get(key) ?? { migration, kind, observed, about, queries: [] }
    breakage.queries.push({ query, position })
    found.set(key, breakage)
  }
  const order = states.map(({ name }) => name)
  return [...found.values()].sort(
    (one, other) => order.indexOf(one.migration) - order.indexOf(other.migration),
  )
}

function isSame(one: Trouble, other: Trouble): boolean {
  return one.key === other.key && one.query === other.query
}

function listTroubles(base: QueryObservation, now: QueryObservation): Trouble[] {
  const failedBefore = new Set(base.failures.map(({ query }) => query))
  const unfilledBefore = new Set(
    base.unfilled.map(({ query, table, column }) => `${query.sql} ${table} ${column}`),
  )
  const failures = now.failures.filter(({ query }) => !failedBefore.has(query))
  const failed = new Set(failures.map(({ query }) => query.sql))
  return [
    ...failures.map(({ query, message, code, position }) => ({
      key: `${code} ${namesIn(message)[0] ?? message}`,
      kind: 'refused' as const,
      observed: `PostgreSQL no longer plans queries of the running release: ${message} (${code}). They are`,
      about: namesIn(message),
      query,
      position,
    })),
    ...now.unfilled
      .filter(
        ({ query, table, column }) =>
          !unfilledBefore.has(`${query.sql} ${table} ${column}`) && !failed.has(query.sql),
      )
      .map(({ query, table, column, mayBeFilled }) => ({
        key: `unfilled ${table} ${column}`,
        kind: mayBeFilled ? ('changes' as const) : ('unfilled' as const),
        observed: `Column ${column} of ${table} is required now, without a default, and inserts of the running release do not give it${mayBeFilled ? ' (a trigger of the table may)' : ''}:`,
        about: [table, column],
        query,
        position: undefined,
      })),
    ...listChanges(base, now),
  ]
}

function listChanges(base: QueryObservation, now: QueryObservation): Trouble[] {
  return [...base.queries].flatMap((query) => {
    const [before, after] = [base.shapes.get(query.sql), now.shapes.get(query.sql)]
    if (before === undefined || after === undefined) return []
    return compareShapes(before, after).map(({ text, about }) => ({
      key: `changes ${text}`,
      kind: 'changes' as const,
      observed: `The running release ${text}:`,
      about: [about],
      query,
      position: undefined,
    }))
  })
}

/** Names in an answer of PostgreSQL: `column "a" does not exist`, `column t.a does not exist`, `permission denied for table t`. */
function namesIn(message: string): string[] {
  const found = message.matchAll(/"([^"]+)"|\b\w+\.(\w+)\b|denied for [a-z ]+? (\w+)$/g)
  return [...found].flatMap(([, quoted, dotted, denied]) => quoted ?? dotted ?? denied ?? [])
}
