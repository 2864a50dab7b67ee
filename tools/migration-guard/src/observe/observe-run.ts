import { readSnapshot } from '../catalogue/read-snapshot.ts'
import { rereadSnapshot } from '../catalogue/reread-snapshot.ts'
import type { ObservedRun } from '../model/observation.ts'
import type { FolderState, KnownMigration } from './folder-state.ts'
import { isLocal } from './is-local.ts'
import { Observer } from './observer.ts'
import type { RelationFacts } from './probe.ts'
import { readRelations } from './relations.ts'
import { runMigrations } from './run-migrations.ts'
import { resetSession } from './session.ts'
import { BlindRunner } from './statement-runner.ts'

/** What a run has left besides its record. */
export interface RunTrace {
  run: ObservedRun
  /** Tables whose rows may have changed. */
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
  how: { withNew?: boolean } = {},
): Promise<RunTrace> {
  const { session, worker, relations, rowCounts } = state
  const observer = new Observer(session, { relations, rows: rowCounts }, how)
  const before = state.snapshot
  const start = session.clock.now()
  const isTransactional = migrations.every(({ wantsTransaction }) => wantsTransaction)
  const { failure, unawaited } = await runMigrations({
    ...{ worker, session, runner: observer, migrations: [...migrations], direction, isTransactional },
  })
  const durationMs = session.clock.now() - start
  await resetSession(session)
  const touched = observer.isAllTouched ? 'all' : observer.touched
  const former = state.relations
  state.relations = await readRelations(session.subject)
  const isPlain = failure === undefined && touched !== 'all' && observer.statements.every(isLocal)
  const after = isPlain
    ? await rereadSnapshot(session.watcher, before, listChanged(former, state.relations, touched))
    : await readSnapshot(session.subject)
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
    touched,
    former,
    params: observer.params,
  }
}

/** Runs migrations in one direction on the state for their effect and their failures, without looking at statements. */
export async function tryRun(
  state: FolderState,
  migrations: readonly KnownMigration[],
  direction: 'up' | 'down',
): Promise<ObservedRun> {
  const { session, worker } = state
  const before = state.snapshot
  const start = session.clock.now()
  const { failure, unawaited } = await runMigrations({
    ...{ worker, session, runner: new BlindRunner(session), migrations: [...migrations], direction },
    isTransactional: true,
  })
  const durationMs = session.clock.now() - start
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

/** Relations made, dropped or touched, and the tables of such indexes. */
function listChanged(former: Relations, now: Relations, touched: ReadonlySet<number>): Set<number> {
  const oids = [...former.keys(), ...now.keys()].filter(
    (oid) => touched.has(oid) || !former.has(oid) || !now.has(oid),
  )
  return new Set(oids.flatMap((oid) => [oid, former.get(oid)?.tableOid ?? now.get(oid)?.tableOid ?? oid]))
}
