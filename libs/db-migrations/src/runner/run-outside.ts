import { type Kysely, sql } from 'kysely'
import type { LoadedMigration } from '../migration-files.ts'
import { deleteApplied, readRecords, writeApplied, writeBegun } from './bookkeeping.ts'
import { isConnectionLoss, isDoneAlready, shortenSql, stripComments } from './database-error.ts'
import { getFunction } from './get-function.ts'
import { findConcurrentIndex, type InvalidIndex, listInvalidIndexes } from './invalid-indexes.ts'
import type { Direction } from './migrate-event.ts'
import type { RunContext, StatementWatch } from './run-context.ts'
import { withFittingLockTimeout } from './session-settings.ts'
import { type Around, createWatchedDb } from './watched-db.ts'

/** One migration on its way outside of a transaction. */
interface Job {
  context: RunContext
  migration: LoadedMigration
  direction: Direction
  watch: StatementWatch
  /** Passes over whatever is done already. */
  isTolerant: boolean
}

/**
 * Runs a migration statement by statement, as CONCURRENTLY needs. It is noted as begun before and as applied after,
 * and each CREATE, DROP and ALTER is noted before it is sent; so a run that was killed anywhere is known as half
 * done, and the next one goes on: what is there already is passed over, an invalid index is dropped first. Gives the
 * milliseconds it took.
 */
export async function runOutside(
  context: RunContext,
  migration: LoadedMigration,
  { direction, watch, isTolerant }: Pick<Job, 'direction' | 'watch' | 'isTolerant'>,
): Promise<number> {
  const { session } = context
  const job: Job = { context, migration, direction, watch, isTolerant }
  const begun = await begin(job)
  const invalidBefore = await listInvalidIndexes(session)
  const indexes = new Set<string>()
  const began = performance.now()
  try {
    const db = createWatchedDb(context.connection, createJournal(job, begun, indexes))
    await db.connection().execute((connection) => getFunction(migration, direction)(connection))
    await assertValid(session, indexes)
  } catch (error) {
    // Best effort: what cannot be dropped now is dropped by the next run, or shown by repair.
    if (!isConnectionLoss(error)) await dropNewlyInvalid(job, invalidBefore).catch(() => undefined)
    throw error
  }
  const durationMs = performance.now() - began
  await session.transaction().execute(async (trx) => {
    if (direction === 'up') await writeApplied(trx, migration, durationMs)
    else await deleteApplied(trx, migration.name)
  })
  return durationMs
}

/** Gives the statements that an interrupted run in the same direction has begun. */
async function begin({ context: { session }, migration, direction }: Job): Promise<ReadonlySet<string>> {
  const record = (await readRecords(session)).get(migration.name)
  if (record !== undefined && record.finishedAt === null && record.direction === direction) {
    return new Set(record.begunStatements)
  }
  await writeBegun(session, migration, direction)
  return new Set()
}

function createJournal(job: Job, begun: ReadonlySet<string>, indexes: Set<string>): Around {
  const { context, watch } = job
  return (query, run) => {
    const runFittingly = () =>
      withFittingLockTimeout(
        context.connection,
        { sql: query.sql, lockTimeoutMs: context.lockTimeoutMs },
        () => watch.around(query, run),
      )
    if (!/^(create|drop|alter)\b/i.test(stripComments(query.sql))) return runFittingly()
    const index = findConcurrentIndex(query.sql)
    if (index !== undefined) indexes.add(index)
    return runNoted(
      job,
      { sql: query.sql, index, isRepeated: job.isTolerant || begun.has(query.sql) },
      runFittingly,
    )
  }
}

/** What is known of a statement before it runs. */
interface NotedStatement {
  sql: string
  index: string | undefined
  isRepeated: boolean
}

async function runNoted<R>(
  job: Job,
  { sql: text, index, isRepeated }: NotedStatement,
  run: () => Promise<{ rows: R[] }>,
): Promise<{ rows: R[] }> {
  if (index !== undefined) await dropInvalid(job, (invalid) => invalid.name === index)
  if (!isRepeated) await note(job, sql`array_append(begun_statements, ${text}::text)`)
  try {
    return await run()
  } catch (error) {
    if (isRepeated && isDoneAlready(text, error)) {
      job.context.tell({ kind: 'statement-skipped', name: job.migration.name, sql: shortenSql(text) })
      return { rows: [] }
    }
    // It is known to have had no effect. On a lost connection nothing is known, and the note has to stay.
    if (!isRepeated && !isConnectionLoss(error)) {
      await note(job, sql`array_remove(begun_statements, ${text}::text)`).catch(() => undefined)
    }
    throw error
  }
}

async function note(
  { context: { session }, migration }: Job,
  statements: ReturnType<typeof sql>,
): Promise<void> {
  await sql`update migration_record set begun_statements = ${statements} where name = ${migration.name}`.execute(
    session,
  )
}

async function dropNewlyInvalid(job: Job, before: readonly InvalidIndex[]): Promise<void> {
  const known = new Set(before.map(({ schema, name }) => `${schema}.${name}`))
  await dropInvalid(job, ({ schema, name }) => !known.has(`${schema}.${name}`))
}

async function dropInvalid(
  { context, migration }: Job,
  isOurs: (index: InvalidIndex) => boolean,
): Promise<void> {
  const { session } = context
  const indexes = (await listInvalidIndexes(session)).filter(isOurs)
  for (const { schema, name, builder } of indexes) {
    if (builder !== null) {
      throw new Error(
        `The index ${name} is being built by session ${builder}. Wait until it is done, or end it; then run this again.`,
      )
    }
    await sql`drop index concurrently if exists ${sql.id(schema, name)}`.execute(session)
    context.tell({ kind: 'invalid-index-dropped', name: migration.name, index: name })
  }
}

/** CREATE INDEX … IF NOT EXISTS is content with an invalid index; we are not. */
async function assertValid(session: Kysely<unknown>, indexes: ReadonlySet<string>): Promise<void> {
  const invalid = (await listInvalidIndexes(session)).find(({ name }) => indexes.has(name))
  if (invalid === undefined) return
  throw new Error(
    `The index ${invalid.name} on ${invalid.table} is invalid: it costs writes and serves no query. "pnpm ehr migrate repair" drops it; then run this again.`,
  )
}
