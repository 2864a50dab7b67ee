import pg from 'pg'
import { readSnapshot } from '../catalogue/read-snapshot.ts'
import type { ParsedStatement } from '../model/parsed-statement.ts'
import type { Snapshot } from '../model/snapshot.ts'
import { type SeedResult, seedTables } from '../seed/seed-tables.ts'
import type { GuardServer } from '../server/open-server.ts'
import { parseStatements } from '../statements/parse-statements.ts'
import { type Baseline, countRows, readRelations } from './relations.ts'
import { closeSession, openSession, type Session } from './session.ts'

/** A filled database that each case gets a copy of, with what is known of it: copies have the same oids and files. */
export interface PreparedSetup extends SeedResult {
  /** Its name; whoever had it made drops it. */
  database: string
  before: Snapshot
  baseline: Baseline
  /** What the setup has set for its session is not for the migration, but for the names that it goes by. */
  searchPath: string
}

/** Runs a setup on a database of its own and fills its tables. Throws, with the line, when the setup fails. */
export async function prepareSetup(options: {
  server: GuardServer
  setup?: string
  rows: number
}): Promise<PreparedSetup> {
  const { server, setup, rows } = options
  const { name: database, url } = await server.createDatabase()
  try {
    const session = await openSession(url)
    try {
      if (setup !== undefined) await runSetup(session, setup)
      const seeded = await seedTables(session.subject, { rows, seed: 1 })
      await refreshViews(session)
      return { database, ...seeded, ...(await describe(session)) }
    } finally {
      await closeSession(session)
    }
  } catch (error) {
    await server.dropDatabase(database)
    throw error
  }
}

async function describe({ subject }: Session): Promise<Omit<PreparedSetup, 'database' | keyof SeedResult>> {
  const { rows } = await subject.query<{ path: string }>(
    `select pg_catalog.current_setting('search_path') as path`,
  )
  await subject.query('reset all')
  const relations = await readRelations(subject)
  return {
    searchPath: rows[0]?.path ?? '',
    before: await readSnapshot(subject),
    baseline: { relations, rows: await countRows(subject, relations.values()) },
  }
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
