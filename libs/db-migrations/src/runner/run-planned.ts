import { type Kysely, sql } from 'kysely'
import { loadMigrations } from '../migration-files.ts'
import { ensureBookkeeping, readAppliedRows, readRecords } from './bookkeeping.ts'
import type { MigrateEvent } from './migrate-event.ts'
import { withMigrationLock } from './migration-lock.ts'
import type { RunState, RunStep } from './plan-run.ts'
import { DEFAULT_RETRY, type RetryPlan } from './retry.ts'
import type { RunContext, RunStatement } from './run-context.ts'
import { type MigrationStep, runSteps } from './run-steps.ts'
import { DEFAULT_LOCK_TIMEOUT_MS, noticeLostRunner } from './session-settings.ts'
import { createWatchedDb } from './watched-db.ts'

/** How migrations are run, whichever way. */
export interface RunOptions {
  /** Folder of the migrations; our own by default. */
  folder?: string
  /** Goes on although applied migrations were edited since; for development databases. It is told. */
  allowEdited?: boolean
  /** How long a statement waits for a lock; 2 s by default. */
  lockTimeoutMs?: number
  /** How often a migration is tried again when it could not have a lock. */
  retry?: Partial<RetryPlan>
  /** How long to wait for another run on the same database; a quarter of an hour by default. */
  otherRunMs?: number
  onEvent?: (event: MigrateEvent) => void
  /** Called with each statement of a migration before it runs. */
  onStatement?: (statement: RunStatement) => void
}

/** Decides, on what the database has, what to run. */
export type Plan = (state: RunState) => { steps: RunStep[]; edited?: string[] }

/** Does something alone: no other run of migrations is under way on the database, also none of Kysely's own. */
export async function runAlone<T>(
  db: Kysely<unknown>,
  options: RunOptions,
  action: (context: RunContext) => Promise<T>,
): Promise<T> {
  await assertAppGroup(db)
  // One connection from the lock to the last record: the lock is the session's.
  return db.getExecutor().provideConnection(async (connection) => {
    const session = createWatchedDb(connection, (_, run) => run())
    const context: RunContext = { ...createSettings(options), connection, session }
    await noticeLostRunner(connection)
    const patience = { waitMs: options.otherRunMs ?? 900_000, tell: context.tell }
    try {
      return await withMigrationLock(session, patience, async () => {
        await ensureBookkeeping(session)
        return action(context)
      })
    } finally {
      // Whoever uses the connection next finds it as the pool made it.
      await sql`reset all`.execute(session).catch(() => undefined)
    }
  })
}

/** Runs what a plan makes of the database's state, alone. */
export async function runPlanned(
  db: Kysely<unknown>,
  options: RunOptions,
  plan: Plan,
): Promise<MigrationStep[]> {
  return runAlone(db, options, async (context) => {
    const { steps, edited = [] } = plan(await readRunState(context.session, options.folder))
    if (edited.length > 0) context.tell({ kind: 'edited', names: edited })
    return runSteps(context, steps)
  })
}

/** Reads what a plan decides on. */
export async function readRunState(db: Kysely<unknown>, folder: string | undefined): Promise<RunState> {
  return {
    migrations: await loadMigrations(folder),
    applied: await readAppliedRows(db),
    records: await readRecords(db),
  }
}

function createSettings(options: RunOptions): Omit<RunContext, 'connection' | 'session'> {
  return {
    lockTimeoutMs: options.lockTimeoutMs ?? DEFAULT_LOCK_TIMEOUT_MS,
    retry: { ...DEFAULT_RETRY, ...options.retry },
    tell: options.onEvent ?? (() => undefined),
    onStatement: options.onStatement ?? (() => undefined),
  }
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
