import type { Kysely, QueryExecutorProvider } from 'kysely'
import { listMigrationNames, MIGRATIONS_FOLDER } from './migration-files.ts'
import { readAppliedRows } from './runner/bookkeeping.ts'
import type { Direction } from './runner/migrate-event.ts'
import { planDown, planUp } from './runner/plan-run.ts'
import { type RunOptions, readRunState, runPlanned } from './runner/run-planned.ts'
import type { MigrationStep } from './runner/run-steps.ts'

export interface MigrateUpOptions extends RunOptions {
  /** Last migration to be applied. */
  to?: string
  /** Applies also what is older than the last that was applied, as after a merge; for development databases. */
  allowUnordered?: boolean
  /** Only these, in their order: what another database has, for comparing. */
  only?: readonly string[]
}

export interface MigrateDownOptions extends RunOptions {
  /** Last migration to stay. To nothing: `null`. Without it, one migration is undone. */
  to?: string | null
  /** Undoes also what says of itself that data is lost (`export const irreversible`). */
  acceptLoss?: boolean
}

/** A migration that would be run. */
export interface PlannedMigration {
  name: string
  direction: Direction
  isTransactional: boolean
  /** A run that was interrupted goes on. */
  isResumed: boolean
}

/** What is applied, compared with the files. */
export interface MigrationStatus {
  applied: string[]
  pending: string[]
  /** Applied here, but not among the files: of a newer release or another branch. */
  unknown: string[]
}

/**
 * Applies what is pending, each migration in a transaction of its own (docs/decisions). The connection is the
 * owner's (`createMigrationDb`). Waits for another run on the same database. Throws with the name of the migration
 * that failed; those before it stay applied, and running it again goes on.
 */
export async function migrateUp(
  db: Kysely<unknown>,
  options: MigrateUpOptions = {},
): Promise<MigrationStep[]> {
  return runPlanned(db, options, (state) => planUp(state, options))
}

/**
 * Tells what {@link migrateUp} would run, without writing anything. Throws as it would where it would refuse.
 */
export async function planMigrateUp(
  db: Kysely<unknown>,
  options: MigrateUpOptions = {},
): Promise<PlannedMigration[]> {
  const { steps } = planUp(await readRunState(db, options.folder), options)
  return steps.map(({ migration: { name, isTransactional }, direction, isResumed }) => ({
    ...{ name, isTransactional, direction, isResumed },
  }))
}

/** Undoes the last migration, or all after `to`. Throws as {@link migrateUp} does. */
export async function migrateDown(
  db: Kysely<unknown>,
  options: MigrateDownOptions = {},
): Promise<MigrationStep[]> {
  return runPlanned(db, options, (state) => planDown(state, options))
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

/** Lists the names of the applied migrations, sorted; none in an empty database. */
export async function listApplied(db: QueryExecutorProvider): Promise<string[]> {
  return (await readAppliedRows(db)).map(({ name }) => name).sort()
}
