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

/**
 * Runs those that want a transaction in one, from the released state: up, down, up. Undefined for fewer than two, or
 * where one of them fails by itself, for then the set does too.
 */
export async function observeSet(
  state: FolderState,
  {
    base,
    pending,
    migrations,
  }: {
    base: readonly KnownMigration[]
    pending: readonly KnownMigration[]
    migrations: readonly ObservedMigration[]
  },
): Promise<ObservedSet | undefined> {
  const isOne = pending.length > 1 && pending.every(({ wantsTransaction }) => wantsTransaction)
  if (!isOne || migrations.some(({ up }) => up.failure !== undefined)) return undefined
  await rebuildState(state, base)
  const { run: up } = await observeRun(state, pending, 'up', { withNew: false })
  state.snapshot = up.after
  const set: ObservedSet = { names: pending.map(({ name }) => name), up }
  if (up.failure !== undefined || !migrations.every(isReversible)) return set
  set.down = await tryRun(state, pending.toReversed(), 'down')
  if (set.down.failure === undefined) set.upAgain = await tryRun(state, pending, 'up')
  return set
}

function isReversible({ down }: ObservedMigration): boolean {
  return down !== undefined && down.failure === undefined
}
