import { type Kysely, sql } from 'kysely'
import { findRetryReason, isConnectionLoss, readErrorFacts, shortenSql } from './database-error.ts'
import type { Direction } from './migrate-event.ts'
import type { RunStep } from './plan-run.ts'
import { withRetries } from './retry.ts'
import { createStatementWatch, type RunContext, type StatementWatch } from './run-context.ts'
import { runInTransaction } from './run-in-transaction.ts'
import { runOutside } from './run-outside.ts'
import { resetSession } from './session-settings.ts'

/** One migration that was run. */
export interface MigrationStep {
  name: string
  direction: Direction
  durationMs: number
}

/** Runs migrations one after another. Throws with the name of the one that failed; those before it stay. */
export async function runSteps(context: RunContext, steps: readonly RunStep[]): Promise<MigrationStep[]> {
  const done: MigrationStep[] = []
  for (const step of steps) done.push(await runStep(context, step, done))
  return done
}

async function runStep(
  context: RunContext,
  step: RunStep,
  done: readonly MigrationStep[],
): Promise<MigrationStep> {
  const { migration, direction, isResumed, isTolerant = false } = step
  const { name, isTransactional } = migration
  const watch = createStatementWatch(name, context.onStatement)
  const run = isTransactional ? runInTransaction : runOutside
  context.tell({ kind: 'started', name, direction, isTransactional, isResumed })
  try {
    const durationMs = await withRetries(
      context.retry,
      async () => {
        await resetSession(context.connection, context.lockTimeoutMs)
        return run(context, migration, { direction, watch, isTolerant })
      },
      (failure) => tellRetry(context, step, failure),
    )
    context.tell({ kind: 'finished', name, direction, durationMs })
    return { name, direction, durationMs }
  } catch (error) {
    throw new Error(renderFailure({ step, error, watch, done }), { cause: error })
  }
}

async function tellRetry(
  context: RunContext,
  { migration, direction }: RunStep,
  { error, attempt, waitMs }: { error: unknown; attempt: number; waitMs: number },
): Promise<boolean> {
  const reason = findRetryReason(error)
  if (reason === undefined) return false
  const holders = await listLockHolders(context.session)
  const { attempts } = context.retry
  context.tell({ kind: 'retry', name: migration.name, direction, attempt, attempts, waitMs, reason, holders })
  return true
}

/** Sessions with locks on tables of this database; what they do is for administrators to see. */
async function listLockHolders(db: Kysely<unknown>): Promise<string[]> {
  const { rows } = await sql<{ pid: number; name: string | null }>`
    select distinct l.pid, a.application_name as name
    from pg_locks l join pg_stat_activity a on a.pid = l.pid
    where l.locktype = 'relation' and l.granted and l.pid <> pg_backend_pid()
      and l.database = (select oid from pg_database where datname = current_database())
    order by l.pid limit 5`.execute(db)
  return rows.map(({ pid, name }) => `${pid} (${name || 'unnamed'})`)
}

function renderFailure(failure: {
  step: RunStep
  error: unknown
  watch: StatementWatch
  done: readonly MigrationStep[]
}): string {
  const { step, error, watch, done } = failure
  const { message, code, hint } = readErrorFacts(error)
  const failed = watch.findFailed(error)
  const stays = done.filter(({ direction }) => direction === step.direction).map(({ name }) => name)
  return [
    `Migration ${step.migration.name} failed (${step.direction}): ${message.replace(/\.?$/, '.')}`,
    ...(failed === undefined
      ? []
      : [`Statement${code === undefined ? '' : ` (${code})`}: ${shortenSql(failed)}`]),
    ...(hint === undefined ? [] : [`PostgreSQL says: ${hint}`]),
    describeState(step, error),
    ...(stays.length === 0 ? [] : [`Done before it, and stays: ${stays.join(', ')}.`]),
  ].join('\n')
}

function describeState({ migration, direction }: RunStep, error: unknown): string {
  if (isConnectionLoss(error)) {
    return 'The connection was lost. Run it again when the database answers: it goes on where it stopped.'
  }
  const retried = findRetryReason(error)
  const again = retried === undefined ? 'Mend it' : 'End what holds the lock, or choose a quieter hour'
  if (migration.isTransactional) return `It was rolled back wholly. ${again} and run it again.`
  const command = direction === 'up' ? 'up' : 'down'
  return `It runs outside of a transaction: the statements before stay, and it counts as not applied. ${again} and run "pnpm ehr migrate ${command}" again, which goes on from there; "pnpm ehr migrate repair" undoes them.`
}
