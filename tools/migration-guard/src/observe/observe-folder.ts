import { readFile } from 'node:fs/promises'
import { listMigrations, type MigrationFile } from '../load/list-migrations.ts'
import { mayBeMigration } from '../load/may-be-migration.ts'
import type { MigrationWorker } from '../load/migration-worker.ts'
import type { ObservedMigration, RunFailure } from '../model/observation.ts'
import type { GuardServer } from '../server/open-server.ts'
import { closeState, type FolderState, type KnownMigration, openState, rebuildState } from './folder-state.ts'
import { isApplied, type Onlookers, observeEach, showApplied, showState } from './observe-each.ts'
import { canBeParted, observeInParts } from './observe-in-parts.ts'
import { isReversible, mayRunTogether, type ObservedSet, observeSet } from './observe-set.ts'

export interface FolderCase extends Onlookers {
  server: GuardServer
  /** Of the migrations, absolute. */
  folder: string
  /** Names of migrations that are only applied. */
  released: readonly string[]
  /** For each table. */
  rows: number
  /** For each `up` and each `down`; 30 s unless said otherwise. */
  timeLimitMs?: number
}

export interface ObservedFolder {
  /** Those pending, in Kysely's order. */
  migrations: ObservedMigration[]
  /** All pending ones in one transaction, as Kysely's runner does by default; undefined for fewer than two, or where one fails by itself. */
  pendingTogether?: ObservedSet
  /** Files that cannot be imported. */
  unreadable: (MigrationFile & { message: string; line?: number })[]
  /** Files without `up`, which Kysely passes over. */
  ignored: MigrationFile[]
  /** The statements that each released migration emits. */
  emittedByReleased: ReadonlyMap<string, readonly string[]>
  /** Released migrations that could not be applied. */
  releasedFailures: { name: string; file: string; failure: RunFailure }[]
}

/** Tries every pending migration of a folder on a filled database. Throws when the folder cannot be read or the server fails. */
export async function observeFolder(options: FolderCase): Promise<ObservedFolder> {
  const { server, folder, released, timeLimitMs = 30_000, rows } = options
  const state = await openState({ server, folder, rows, timeLimitMs })
  try {
    const { known, unreadable, ignored } = await loadFolder(folder, state.worker)
    const base = known.filter(({ name }) => released.includes(name))
    const pending = known.filter(({ name }) => !released.includes(name))
    await rebuildState(state, base)
    const [releasedFailures, emittedByReleased] = [nameFailures(state, base), state.emitted]
    await showState(state, undefined, options)
    const all = { base, pending, onlookers: options }
    const { migrations, pendingTogether } = canBeParted(all)
      ? await observeInParts(state, all)
      : await observeInTurns(state, all)
    return {
      ...{ migrations, unreadable, ignored, releasedFailures, emittedByReleased },
      ...(pendingTogether === undefined ? {} : { pendingTogether }),
    }
  } finally {
    await closeState(state)
  }
}

/** Each one by itself, then all together. */
async function observeInTurns(
  state: FolderState,
  all: { base: KnownMigration[]; pending: KnownMigration[]; onlookers: Onlookers },
): Promise<Pick<ObservedFolder, 'migrations' | 'pendingTogether'>> {
  const migrations = await observeEach(state, all)
  const last = migrations.at(-1)
  if (last === undefined || isApplied(last)) await showApplied(state, all.onlookers)
  const pendingTogether = mayRunTogether(all.pending, migrations)
    ? await observeSet(state, { ...all, hasWayBack: migrations.every(isReversible) })
    : undefined
  return { migrations, ...(pendingTogether !== undefined && { pendingTogether }) }
}

const NO_MIGRATION = { kind: 'no-migration' } as const

/** Imports each file of a folder in the worker, and tells what is a migration, what is none and what cannot be read. */
export async function loadFolder(folder: string, worker: MigrationWorker) {
  const known: KnownMigration[] = []
  const unreadable: ObservedFolder['unreadable'] = []
  const ignored: MigrationFile[] = []
  for (const file of await listMigrations(folder)) {
    const source = await readFile(file.file, 'utf8')
    const loaded = mayBeMigration(file.file, source) ? await worker.load(file) : NO_MIGRATION
    if (loaded.kind === 'no-migration') ignored.push(file)
    else if (loaded.kind === 'unreadable') {
      const { message, line } = loaded
      unreadable.push({ ...file, message, ...(line === undefined ? {} : { line }) })
    } else {
      const { kind: _, ...facts } = loaded
      known.push({ ...file, source, ...facts })
    }
  }
  return { known, unreadable, ignored }
}

function nameFailures(
  state: FolderState,
  base: readonly KnownMigration[],
): ObservedFolder['releasedFailures'] {
  return state.failures.flatMap(({ name, failure }) => {
    const file = base.find((known) => known.name === name)?.file
    return file === undefined ? [] : [{ name, file, failure }]
  })
}
