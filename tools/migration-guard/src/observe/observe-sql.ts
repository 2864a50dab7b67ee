import pg from 'pg'
import { readSnapshot } from '../catalogue/read-snapshot.ts'
import type { ObservedMigration, ObservedRun, Site } from '../model/observation.ts'
import type { ParsedStatement } from '../model/parsed-statement.ts'
import { type SeedResult, seedTables } from '../seed/seed-tables.ts'
import type { GuardServer } from '../server/open-server.ts'
import { parseStatements } from '../statements/parse-statements.ts'
import { compareTimeZones, mayDependOnTimeZone } from './compare-time-zones.ts'
import { describeFailure } from './describe-failure.ts'
import { messageOf } from './message-of.ts'
import { Observer } from './observer.ts'
import { countRows, readRelations } from './relations.ts'
import { closeSession, openSession, resetSession, type Session } from './session.ts'
import { withTimeLimit } from './time-limit.ts'

/** How a SQL file is run: in one transaction as Kysely does, each statement by itself, or with its own BEGIN and COMMIT. */
export type TransactionMode = 'auto' | 'none' | 'own'

export interface SqlCase {
  server: GuardServer
  sql: string
  /** Absolute; findings point into it. */
  file: string
  /** Run first, unobserved; then its tables are filled. */
  setup?: string
  transaction: TransactionMode
  /** For each table. */
  rows: number
  /** For the whole text; 30 s unless said otherwise. */
  timeLimitMs?: number
}

/** Runs a text of SQL on a database of its own and tells what each statement did. Throws when the setup fails. */
export async function observeSql(options: SqlCase): Promise<ObservedMigration> {
  const { server, file, sql } = options
  const database = await server.createDatabase()
  let session = await openSession(database.url)
  let copy: { name: string } | undefined
  let roles: string[] = []
  try {
    const { filled, unproven } = await prepare(session, options)
    if (mayDependOnTimeZone(sql)) {
      await closeSession(session)
      copy = await server.createDatabase({ template: database.name })
      session = await openSession(database.url)
    }
    const { up, params } = await observeText(session, options)
    roles = listMadeRoles(up)
    return {
      ...{ name: nameOfFile(file), file, source: sql, up, hasDown: false, unproven },
      ...{ lostByRoundTrip: [], lostSinceUp: [] },
      timeZoneDifferences:
        copy !== undefined && up.failure === undefined
          ? await compareTimeZones({ server, template: copy.name, run: up, params })
          : [],
      madeUp: filled.map(({ table }) => table),
      wantsTransaction: options.transaction === 'auto',
    }
  } finally {
    await closeSession(session)
    await server.dropDatabase(database.name)
    if (copy !== undefined) await server.dropDatabase(copy.name)
    for (const role of roles) await server.dropRole(role)
  }
}

async function prepare(session: Session, { setup, rows }: SqlCase): Promise<SeedResult> {
  if (setup !== undefined) await runSetup(session, setup)
  const result = await seedTables(session.subject, { rows, seed: 1 })
  await refreshViews(session)
  // What the setup has set for its session is not for the migration, but for the names that it goes by.
  await resetButPath(session)
  return result
}

async function resetButPath({ subject }: Session): Promise<void> {
  const { rows } = await subject.query(`select pg_catalog.current_setting('search_path') as path`)
  await subject.query('reset all')
  await subject.query(`select pg_catalog.set_config('search_path', $1, false)`, [rows[0]?.path])
}

/** Statement by statement: a setup may hold what refuses to be in a transaction. */
async function runSetup(session: Session, setup: string): Promise<void> {
  for (const { sql, line, parsed } of await parseStatements(setup)) {
    await session.subject.query(sql).catch((cause: unknown) => {
      if (isKnownRole(parsed, cause)) return
      const reason = cause instanceof Error ? cause.message : String(cause)
      throw new Error(`The setup fails in line ${line}: ${reason}`, { cause })
    })
  }
}

/** The setup has filled them before there were rows. */
async function refreshViews({ subject }: Session): Promise<void> {
  const { rows } = await subject.query<{ refresh: string }>(`
    select pg_catalog.format('refresh materialized view %I.%I', schemaname, matviewname) as refresh
    from pg_catalog.pg_matviews`)
  // One that cannot be filled from made-up rows stays as it was.
  for (const { refresh } of rows) await subject.query(refresh).catch(() => undefined)
}

/** Roles belong to the server: the setup of another case may have made the same one. */
function isKnownRole(parsed: ParsedStatement | undefined, cause: unknown): boolean {
  const isDuplicate = cause instanceof pg.DatabaseError && cause.code === DUPLICATE_OBJECT
  return isDuplicate && parsed?.kind === 'CreateRoleStmt'
}

const DUPLICATE_OBJECT = '42710'

/** Roles that the text itself has made, which do not go with its database. */
function listMadeRoles({ statements }: ObservedRun): string[] {
  return statements.flatMap(({ parsed, error }) => {
    const role = parsed?.kind === 'CreateRoleStmt' && error === undefined ? parsed.node.role : undefined
    return typeof role === 'string' ? [role] : []
  })
}

async function observeText(
  session: Session,
  options: SqlCase,
): Promise<{ up: ObservedRun; params: Observer['params'] }> {
  const { subject, clock } = session
  const [before, relations] = [await readSnapshot(subject), await readRelations(subject)]
  const observer = new Observer(session, { relations, rows: await countRows(subject, relations.values()) })
  const start = clock.now()
  const failure = await withTimeLimit(
    { session, limitMs: options.timeLimitMs ?? 30_000 },
    () => runText(observer, options),
    (error) =>
      describeFailure(
        observer,
        { message: messageOf(error), site: undefined },
        { file: options.file, line: 1 },
      ),
  )
  const durationMs = clock.now() - start
  await resetSession(session)
  const up: ObservedRun = {
    direction: 'up',
    statements: observer.statements,
    ...(failure === undefined ? {} : { failure }),
    ...{ before, after: await readSnapshot(session.subject), durationMs },
    isTransactional: options.transaction === 'auto',
    unawaited: [],
  }
  return { up, params: observer.params }
}

async function runText(observer: Observer, { sql, file, transaction }: SqlCase): Promise<void> {
  const siteOf = (line: number): Site => ({ file, line })
  const pieces = await parseStatements(sql)
  if (transaction === 'auto') await observer.begin()
  try {
    for (const piece of pieces) await observer.runOne(piece, [], siteOf(piece.line))
    await observer.finish('commit')
  } catch (error) {
    await observer.finish('rollback')
    throw error
  }
}

function nameOfFile(file: string): string {
  return file.slice(file.search(/[^/\\]*$/)).replace(/\.[^.]*$/, '')
}
