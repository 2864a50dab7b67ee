import type { ObservedMigration, ObservedRun } from '../model/observation.ts'
import { type FolderState, type KnownMigration, rebuildState } from './folder-state.ts'
import { observeRun, tryRun } from './observe-run.ts'

/** All pending migrations run as one, as one deploy does; a statement's site tells which of them issued it. */
export interface ObservedSet {
  names: string[]
  up: ObservedRun
  /** Without statements. Undefined where one of them has no `down`, or its `down` failed by itself. */
  down?: ObservedRun
  upAgain?: ObservedRun
}

/** Whether the set can be run as one: two or more that want a transaction, each of which goes up by itself. */
export function mayRunTogether(
  pending: readonly KnownMigration[],
  migrations: readonly ObservedMigration[],
): boolean {
  const isOne = pending.length > 1 && pending.every(({ wantsTransaction }) => wantsTransaction)
  return isOne && migrations.every(({ up }) => up.failure === undefined)
}

/** Whether the migration came back down by itself. */
export function isReversible({ down }: ObservedMigration): boolean {
  return down !== undefined && down.failure === undefined
}

/** Runs all of them in one transaction, from the released state: up, and where there is a way back, down and up again. */
export async function observeSet(
  state: FolderState,
  {
    base,
    pending,
    hasWayBack,
    timeLimitMs,
  }: {
    base: readonly KnownMigration[]
    pending: readonly KnownMigration[]
    hasWayBack: boolean
    /** For all of them; that of each, added up, when left out. */
    timeLimitMs?: number
  },
): Promise<ObservedSet> {
  await rebuildState(state, base)
  const limit = timeLimitMs === undefined ? {} : { timeLimitMs }
  const { run: up } = await observeRun(state, pending, 'up', { withNew: false, ...limit })
  state.snapshot = up.after
  const set: ObservedSet = { names: pending.map(({ name }) => name), up }
  if (up.failure !== undefined || !hasWayBack) return set
  set.down = await tryRun(state, pending.toReversed(), 'down', limit)
  if (set.down.failure === undefined) set.upAgain = await tryRun(state, pending, 'up', limit)
  return set
}
