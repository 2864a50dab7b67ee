import type pg from 'pg'
import type { MigrationFile } from '../load/list-migrations.ts'
import type { Ending, MigrationWorker } from '../load/migration-worker.ts'
import type { Answer, Outcome, Query } from '../load/protocol.ts'
import type { RunFailure, Site } from '../model/observation.ts'
import { describeFailure } from './describe-failure.ts'
import type { Session } from './session.ts'
import { toStatementError } from './statement-error.ts'
import type { StatementRunner } from './statement-runner.ts'
import { terminateBackend } from './time-limit.ts'

export interface MigrationRun {
  worker: MigrationWorker
  session: Session
  runner: StatementRunner
  migrations: MigrationFile[]
  direction: 'up' | 'down'
  isTransactional: boolean
  /** For all of them together; that of the worker for each when left out. */
  timeLimitMs?: number
}

/** Runs `up` or `down` of migrations in the worker and lets the statement runner execute their queries. */
export async function runMigrations(
  run: MigrationRun,
): Promise<{ failure: RunFailure | undefined; unawaited: Outcome['unawaited'] }> {
  const { worker, session, runner, migrations, direction, isTransactional, timeLimitMs } = run
  const ending = await worker.run(
    { migrations, direction, isTransactional },
    {
      ...{ onQuery: createAnswering(runner), onHang: () => terminateBackend(session) },
      ...(timeLimitMs !== undefined && { timeLimitMs }),
    },
  )
  if (!runner.isLost) await runner.finish('rollback').catch(() => undefined)
  return {
    failure: findFailure(ending, runner, migrations),
    unawaited: ending.kind === 'ended' ? ending.outcome.unawaited : [],
  }
}

/** One query after another, in the order they come, as on one connection. */
function createAnswering(runner: StatementRunner): (query: Query) => Promise<Answer> {
  let last: Promise<unknown> = Promise.resolve()
  return (query) => {
    const answer = last.then(() => execute(runner, query)).then(toAnswer, toRefusal)
    last = answer
    return answer
  }
}

async function execute(
  runner: StatementRunner,
  { sql, params, site, isControl, begin }: Query,
): Promise<pg.QueryResult> {
  if (begin !== undefined) await runner.begin(begin)
  if (!isControl) return await runner.run(sql, params, () => site)
  return await runner.end(sql === 'commit' ? 'commit' : 'rollback')
}

function toAnswer({ command, rowCount, rows }: pg.QueryResult): Answer {
  return { ok: true, command, rowCount, rows }
}

function toRefusal(error: unknown): Answer {
  return { ok: false, error: toStatementError(error) }
}

function findFailure(
  ending: { kind: 'ended'; outcome: Outcome } | Ending,
  runner: StatementRunner,
  migrations: readonly MigrationFile[],
): RunFailure | undefined {
  const site: Site | undefined = runner.statements.at(-1)?.site ?? startOf(migrations)
  if (ending.kind === 'hangs') {
    const { afterMs } = ending
    return { kind: 'hangs', message: `It had not ended after ${afterMs} ms and was stopped.`, site, afterMs }
  }
  if (ending.kind === 'process-ended') {
    const message = `It ended the process${ending.exitCode === undefined ? '' : ` with exit code ${ending.exitCode}`}.`
    return { kind: 'process-ended', message, site, exitCode: ending.exitCode }
  }
  const { thrown, strays, file } = ending.outcome
  const cause = thrown ?? strays[0]
  if (cause !== undefined) return describeFailure(runner, cause, { file, line: 1 })
  if (runner.isUndone) {
    const message =
      'Its transaction was rolled back at the end: a statement had failed, and its error was passed over.'
    return describeFailure(runner, { message, site: undefined }, { file, line: 1 }, { always: true })
  }
  return undefined
}

function startOf(migrations: readonly MigrationFile[]): Site | undefined {
  const [first] = migrations
  return first && { file: first.file, line: 1 }
}
