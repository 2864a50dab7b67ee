import { type Kysely, type QueryExecutorProvider, sql } from 'kysely'
import { type MigrationResultSet, Migrator, NO_MIGRATIONS } from 'kysely/migration'
import { createProvider, listMigrationNames, MIGRATIONS_FOLDER } from './migration-files.ts'

/** One migration that was run. */
export interface MigrationStep {
  name: string
  direction: 'up' | 'down'
}

export interface MigrateOptions {
  /** Migration to stop at: the last to be applied, or (down) the last to stay. Down to nothing: `null`. */
  to?: string | null
  /** Folder of the migrations; our own by default. */
  folder?: string
  /** Applies also what is older than the last that was applied, as after a merge; for development databases. */
  allowUnordered?: boolean
}

/** What is applied, compared with the files. */
export interface MigrationStatus {
  applied: string[]
  pending: string[]
  /** Applied here, but not among the files: of a newer release or another branch. */
  unknown: string[]
}

/**
 * Applies what is pending, in one transaction. The connection is the owner's (`createMigrationDb`). Throws with
 * the name of the migration that failed; then nothing was applied.
 */
export async function migrateUp(
  db: Kysely<unknown>,
  options: Omit<MigrateOptions, 'to'> & { to?: string } = {},
): Promise<MigrationStep[]> {
  await assertAppGroup(db)
  const migrator = createMigrator(db, options)
  const steps = readSteps(
    options.to === undefined ? await migrator.migrateToLatest() : await migrator.migrateTo(options.to),
  )
  await sql`grant select on kysely_migration to ehr_app`.execute(db)
  return steps
}

/** Undoes the last migration, or all after `to`. Throws with the name of the migration that failed. */
export async function migrateDown(
  db: Kysely<unknown>,
  options: MigrateOptions = {},
): Promise<MigrationStep[]> {
  const migrator = createMigrator(db, options)
  if (options.to === undefined) return readSteps(await migrator.migrateDown())
  return readSteps(await migrator.migrateTo(options.to ?? NO_MIGRATIONS))
}

/** Tells which migrations are applied, pending and unknown. The application role may ask too. */
export async function readMigrationStatus(
  db: QueryExecutorProvider,
  folder: string = MIGRATIONS_FOLDER,
): Promise<MigrationStatus> {
  return compareMigrations(await listMigrationNames(folder), await listApplied(db))
}

/** Compares the names of a release's migrations with those applied. */
export function compareMigrations(known: readonly string[], applied: readonly string[]): MigrationStatus {
  const isApplied = new Set(applied)
  const isKnown = new Set(known)
  return {
    applied: known.filter((name) => isApplied.has(name)),
    pending: known.filter((name) => !isApplied.has(name)),
    unknown: applied.filter((name) => !isKnown.has(name)),
  }
}

/** Lists the names of the applied migrations in their order; none in an empty database. */
export async function listApplied(db: QueryExecutorProvider): Promise<string[]> {
  const { rows } = await sql<{ exists: boolean }>`
    select to_regclass('kysely_migration') is not null as exists`.execute(db)
  if (rows[0]?.exists !== true) return []
  const applied = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
  return applied.rows.map((row) => row.name)
}

function createMigrator(db: Kysely<unknown>, options: MigrateOptions): Migrator {
  const { folder = MIGRATIONS_FOLDER, allowUnordered = false } = options
  return new Migrator({ db, provider: createProvider(folder), allowUnorderedMigrations: allowUnordered })
}

/** Migrations grant rights to the group, which belongs to the server: who runs them cannot always make it. */
async function assertAppGroup(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ exists: boolean }>`select to_regrole('ehr_app') is not null as exists`.execute(
    db,
  )
  if (rows[0]?.exists === true) return
  throw new Error(
    'The server has no role "ehr_app", which migrations grant rights to. Let an administrator run "create role ehr_app nologin".',
  )
}

/** Kysely never throws: what went wrong must be read from its result. */
function readSteps({ error, results = [] }: MigrationResultSet): MigrationStep[] {
  const failed = results.find((result) => result.status === 'Error')
  if (failed !== undefined) {
    const what = `Migration ${failed.migrationName} failed (${failed.direction.toLowerCase()})`
    throw new Error(`${what}: ${messageOf(error)}. Nothing was changed.`, { cause: error })
  }
  if (error !== undefined) throw new Error(`Migrations were not run: ${messageOf(error)}`, { cause: error })
  return results
    .filter((result) => result.status === 'Success')
    .map((result) => ({ name: result.migrationName, direction: result.direction === 'Up' ? 'up' : 'down' }))
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
