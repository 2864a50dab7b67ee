import type { LoadedMigration } from '../migration-files.ts'
import type { AppliedRow, MigrationRecord } from './bookkeeping.ts'
import type { Direction } from './migrate-event.ts'

/** What the database says is applied, and the migrations that this release has. */
export interface RunState {
  migrations: readonly LoadedMigration[]
  /** In the order of execution. */
  applied: readonly AppliedRow[]
  records: ReadonlyMap<string, MigrationRecord>
}

/** One migration to run. */
export interface RunStep {
  migration: LoadedMigration
  direction: Direction
  /** A run that was interrupted goes on. */
  isResumed: boolean
  /** Runs statement by statement, and passes over what is gone already: for undoing what is half done. */
  isTolerant?: boolean
}

/** Decides what to apply. Throws where the database is not one that these migrations may go on from. */
export function planUp(
  state: RunState,
  options: { to?: string; only?: readonly string[]; allowUnordered?: boolean; allowEdited?: boolean },
): { steps: RunStep[]; edited: string[] } {
  assertKnown(state)
  const edited = listEdited(state)
  if (!options.allowEdited) assertNotEdited(edited, state)
  const isApplied = new Set(state.applied.map(({ name }) => name))
  const last = findTarget(state, options.to)
  const pending = state.migrations
    .slice(0, last + 1)
    .filter(({ name }) => !isApplied.has(name) && (options.only?.includes(name) ?? true))
  if (!options.allowUnordered) assertOrdered(pending, isApplied)
  const isHalfDone = (name: string) => state.records.get(name)?.finishedAt === null
  const halfUndone = state.migrations.filter(
    ({ name }) => isHalfDone(name) && state.records.get(name)?.direction === 'down',
  )
  return {
    edited,
    steps: [
      ...halfUndone.map((migration) => ({ migration, direction: 'down' as const, isResumed: true })),
      ...pending.map((migration) => ({
        migration,
        direction: 'up' as const,
        isResumed: isHalfDone(migration.name) && !halfUndone.includes(migration),
      })),
    ],
  }
}

/** Decides what to undo. Throws where that is not possible, or would lose data without that being accepted. */
export function planDown(
  state: RunState,
  options: { to?: string | null; acceptLoss?: boolean; allowEdited?: boolean },
): { steps: RunStep[] } {
  assertKnown(state)
  const unfinished = [...state.records.values()].filter(({ finishedAt }) => finishedAt === null)
  const begun = unfinished.find(({ direction }) => direction === 'up')
  if (begun !== undefined) {
    throw new Error(
      `Migration ${begun.name} was begun and not finished. Finish it with "pnpm ehr migrate up", or undo what it did with "pnpm ehr migrate repair". Nothing was changed.`,
    )
  }
  const resumed = unfinished.map(({ name }) => name)
  const applied = state.applied.map(({ name }) => name).reverse()
  const names = [...resumed, ...chooseUndone(applied, options.to, resumed.length)]
  const steps = names.map((name) => ({
    migration: getMigration(state, name),
    direction: 'down' as const,
    isResumed: resumed.includes(name),
  }))
  for (const { migration } of steps) assertMayBeUndone(migration, options.acceptLoss === true)
  if (!options.allowEdited) {
    const edited = listEdited(state).filter((name) => names.includes(name))
    assertNotEdited(edited, state)
  }
  return { steps }
}

/** Lists the applied migrations whose file is not what was applied. */
function listEdited({ migrations, applied, records }: RunState): string[] {
  const isApplied = new Set(applied.map(({ name }) => name))
  return migrations
    .filter(({ name, checksum }) => {
      const record = records.get(name)
      return isApplied.has(name) && record !== undefined && record.checksum !== checksum
    })
    .map(({ name }) => name)
}

function chooseUndone(applied: readonly string[], to: string | null | undefined, resumed: number): string[] {
  if (to === null) return [...applied]
  // A single step was asked for: the one that goes on is it.
  if (to === undefined) return applied.slice(0, resumed > 0 ? 0 : 1)
  const stays = applied.indexOf(to)
  if (stays === -1) {
    throw new Error(
      `Migration ${to} is not applied, so nothing can be undone down to it. "pnpm ehr migrate status" lists what is.`,
    )
  }
  return applied.slice(0, stays)
}

function findTarget({ migrations }: RunState, to: string | undefined): number {
  if (to === undefined) return migrations.length - 1
  const index = migrations.findIndex(({ name }) => name === to)
  if (index !== -1) return index
  throw new Error(
    `There is no migration ${to}. Names are files without their ending; "pnpm ehr migrate status" lists them.`,
  )
}

function assertKnown({ migrations, applied, records }: RunState): void {
  const known = new Set(migrations.map(({ name }) => name))
  const unknown = [...new Set([...applied.map(({ name }) => name), ...records.keys()])].filter(
    (name) => !known.has(name),
  )
  if (unknown.length === 0) return
  throw new Error(
    `Applied on this database, but not among the migrations here: ${unknown.join(', ')}. A newer release or another branch did that. Migrate with its files, or undo these with them first ("pnpm ehr migrate down" there). Nothing was changed.`,
  )
}

function assertNotEdited(edited: readonly string[], { records }: RunState): void {
  const first = edited[0]
  if (first === undefined) return
  const when = records.get(first)?.finishedAt?.toISOString().slice(0, 10) ?? 'an earlier day'
  throw new Error(
    `Edited since they were applied here: ${edited.join(', ')} (${first} on ${when}). A released migration is never edited: put the file back as it was (git log shows it) and make the change in a new migration. If the database is known to have what the file says now, "pnpm ehr migrate repair" takes its new checksum. Nothing was changed.`,
  )
}

function assertOrdered(pending: readonly LoadedMigration[], applied: ReadonlySet<string>): void {
  const last = [...applied].sort().at(-1)
  const late = pending.find(({ name }) => last !== undefined && name < last)
  if (late === undefined) return
  throw new Error(
    `Migration ${late.name} is older than ${last}, which is applied already. A new migration comes last: give its file a later time, as "pnpm ehr migrate new" does. One that was applied before and undone by hand: "pnpm ehr migrate up --unordered". Nothing was changed.`,
  )
}

function getMigration({ migrations }: RunState, name: string): LoadedMigration {
  const migration = migrations.find((one) => one.name === name)
  if (migration === undefined) throw new Error(`There is no migration ${name}.`)
  return migration
}

function assertMayBeUndone({ name, irreversible, down }: LoadedMigration, acceptLoss: boolean): void {
  if (irreversible === undefined || (acceptLoss && down !== undefined)) return
  const remedy =
    down === undefined
      ? 'It has no down: restore a backup, or go forward with a new migration'
      : 'Where that is wanted: "--accept-loss"'
  throw new Error(`Migration ${name} cannot be undone without loss: ${irreversible}. ${remedy}.`)
}
