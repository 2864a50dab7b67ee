import type pg from 'pg'
import type { ObservedMigration } from '../model/observation.ts'
import { type FolderState, type KnownMigration, rebuildState } from './folder-state.ts'
import { observeMigration } from './observe-migration.ts'
import { connect } from './session.ts'

/** A database that somebody else may look at now, outside of any transaction. */
export interface ShownState {
  url: string
  client: pg.Client
}

/** Who is told how it goes. */
export interface Onlookers {
  /** Called when what is released is applied and filled (`migration` is undefined), then after each pending migration, when its last `up` is in force. */
  onState?: (state: ShownState & { migration: string | undefined }) => Promise<void>
  /** Called when all pending migrations are in force, unless the last one cannot be applied. */
  onApplied?: (state: ShownState) => Promise<void>
  /** Called when a pending migration is through. */
  onMigration?: (migration: ObservedMigration) => void
}

/** Tries one pending migration after the other on a state that has `base` applied. */
export async function observeEach(
  state: FolderState,
  {
    base,
    pending,
    onlookers,
  }: { base: readonly KnownMigration[]; pending: readonly KnownMigration[]; onlookers: Onlookers },
): Promise<ObservedMigration[]> {
  const migrations: ObservedMigration[] = []
  const applied = [...base]
  for (const known of pending) {
    const { migration, isStateSound } = await observeMigration(state, known)
    const isDoubtful = mayFailOnMadeUpRows(migration)
    if (isDoubtful) await tryWithoutRows(state, { migration, known, applied })
    migrations.push(migration)
    onlookers.onMigration?.(migration)
    if (isApplied(migration)) applied.push(known)
    if (isDoubtful || !isStateSound) await rebuildState(state, applied)
    if (isApplied(migration)) await showState(state, known.name, onlookers)
  }
  return migrations
}

/** Whether later migrations found it in force. */
export function isApplied({ up, withoutRows }: ObservedMigration): boolean {
  return up.failure === undefined || withoutRows !== undefined
}

/** Errors that depend on what is in the rows: cardinality, data, integrity, and what functions raise themselves. */
const OF_VALUES = /^(21|22|23|P0)/

/** Whether other rows than those of the guard might have been taken. */
function mayFailOnMadeUpRows({ up: { failure }, madeUp = [] }: ObservedMigration): boolean {
  if (madeUp.length === 0) return false
  if (failure?.kind === 'statement') return OF_VALUES.test(failure.error.code ?? '')
  return failure?.kind === 'thrown'
}

/** Tries it on tables with no rows but those that migrations wrote, so that its way back and what builds on it are tried too. */
async function tryWithoutRows(
  state: FolderState,
  {
    migration,
    known,
    applied,
  }: { migration: ObservedMigration; known: KnownMigration; applied: readonly KnownMigration[] },
): Promise<void> {
  await rebuildState(state, applied, { isFilled: false })
  const bare = await observeMigration(state, known)
  if (bare.migration.up.failure === undefined) migration.withoutRows = bare.migration
}

/** Lets them see the state after a migration, or what is released where `migration` is undefined. */
export async function showState(
  state: FolderState,
  migration: string | undefined,
  { onState }: Onlookers,
): Promise<void> {
  if (onState !== undefined) await onState({ migration, ...(await openGuest(state)) })
}

/** Lets them see the state with everything applied. */
export async function showApplied(state: FolderState, { onApplied }: Onlookers): Promise<void> {
  if (onApplied !== undefined) await onApplied(await openGuest(state))
}

async function openGuest({ session }: FolderState): Promise<ShownState> {
  session.guest ??= await connect(session.url)
  return { url: session.url, client: session.guest }
}
