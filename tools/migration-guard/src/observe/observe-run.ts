import { readSnapshot } from '../catalogue/read-snapshot.ts'
import { type Reread, rereadSnapshot } from '../catalogue/reread-snapshot.ts'
import type { ObservedRun } from '../model/observation.ts'
import type { Snapshot } from '../model/snapshot.ts'
import type { FolderState, KnownMigration } from './folder-state.ts'
import { isLocal, leavesSession } from './is-local.ts'
import { listStale } from './list-stale.ts'
import { Observer } from './observer.ts'
import type { RelationFacts } from './probe.ts'
import { readRelations, rereadRelations } from './relations.ts'
import { runMigrations } from './run-migrations.ts'
import { resetSession } from './session.ts'
import { BlindRunner } from './statement-runner.ts'

/** What a run has left besides its record. */
export interface RunTrace {
  run: ObservedRun
  /** Tables whose rows, columns or keys may have changed. */
  touched: ReadonlySet<number> | 'all'
  /** The relations before it. */
  former: Relations
  params: Observer['params']
}

type Relations = ReadonlyMap<number, RelationFacts>

/** Runs migrations in one direction on the state and records it; of the state's own description it renews the relations only. */
export async function observeRun(
  state: FolderState,
  migrations: readonly KnownMigration[],
  direction: 'up' | 'down',
  { timeLimitMs, ...how }: { withNew?: boolean; timeLimitMs?: number } = {},
): Promise<RunTrace> {
  const { session, worker, relations, rowCounts } = state
  const observer = new Observer(session, { relations, rows: rowCounts }, how)
  const before = state.snapshot
  const start = session.clock.now()
  const isTransactional = migrations.every(({ wantsTransaction }) => wantsTransaction)
  const { failure, unawaited } = await runMigrations({
    ...{ worker, session, runner: observer, migrations: [...migrations], direction, isTransactional },
    ...(timeLimitMs !== undefined && { timeLimitMs }),
  })
  const durationMs = session.clock.now() - start
  state.roles.note(observer.statements.map(({ sql }) => sql))
  const touched = observer.isAllTouched ? 'all' : observer.touched
  const former = state.relations
  // What was made meanwhile is among the touched only where it was asked for.
  const isPlain =
    failure === undefined &&
    how.withNew !== false &&
    !hasEventTriggers(before) &&
    observer.statements.every(isLocal)
  const { after, stale }: { after: Snapshot; stale: RunTrace['touched'] } =
    isPlain && touched !== 'all'
      ? await readLittle(state, touched, observer)
      : { after: await readWholeState(state), stale: touched }
  return {
    run: {
      ...{
        direction,
        statements: observer.statements,
        before,
        after,
        durationMs,
        isTransactional,
        unawaited,
      },
      ...(failure === undefined ? {} : { failure }),
    },
    touched: stale,
    former,
    params: observer.params,
  }
}

/** Runs migrations in one direction on the state for their effect and their failures, without looking at statements. */
export async function tryRun(
  state: FolderState,
  migrations: readonly KnownMigration[],
  direction: 'up' | 'down',
  limit: { timeLimitMs?: number } = {},
): Promise<ObservedRun> {
  const { session, worker } = state
  const before = state.snapshot
  const start = session.clock.now()
  const runner = new BlindRunner(session)
  const { failure, unawaited } = await runMigrations({
    ...{ worker, session, runner, migrations: [...migrations], direction },
    ...{ isTransactional: true, ...limit },
  })
  const durationMs = session.clock.now() - start
  state.roles.note(runner.texts)
  await resetSession(session)
  state.snapshot = await readSnapshot(session.subject)
  return {
    ...{
      direction,
      statements: [],
      before,
      after: state.snapshot,
      durationMs,
      isTransactional: true,
      unawaited,
    },
    ...(failure === undefined ? {} : { failure }),
  }
}

/** Reads what is there now, of the relations that were touched: each one that was made, changed or dropped is. */
async function rereadState(
  state: FolderState,
  touched: ReadonlySet<number>,
  { isUntouched }: { isUntouched: boolean },
): Promise<Reread> {
  const { session, relations, snapshot } = state
  // Of an index: its table, which was locked weakly only where the index is all that changed.
  const changed = new Set([...touched].flatMap((oid) => [oid, relations.get(oid)?.tableOid ?? oid]))
  const [, now, after] = await Promise.all([
    resetSession(session, { isUntouched }),
    rereadRelations(session.watcher, relations, changed),
    rereadSnapshot(session.watcher, snapshot, changed),
  ])
  state.relations = now
  return after
}

async function readLittle(
  state: FolderState,
  touched: ReadonlySet<number>,
  { hasWrittenRows, statements }: Observer,
): Promise<{ after: Snapshot; stale: ReadonlySet<number> }> {
  const isUntouched = statements.every(leavesSession)
  const reread = await rereadState(state, touched, { isUntouched })
  return { after: reread.snapshot, stale: hasWrittenRows ? touched : listStale(state, touched, reread) }
}

async function readWholeState(state: FolderState): Promise<Snapshot> {
  const { session } = state
  await resetSession(session)
  state.relations = await readRelations(session.subject)
  return await readSnapshot(session.subject)
}

/** They may do anything behind a statement that looks plain. */
function hasEventTriggers(snapshot: Snapshot): boolean {
  return [...snapshot.values()].some(({ kind }) => kind === 'event trigger')
}
