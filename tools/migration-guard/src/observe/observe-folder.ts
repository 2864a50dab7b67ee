import { readFile } from 'node:fs/promises'
import type pg from 'pg'
import { listMigrations, type MigrationFile } from '../load/list-migrations.ts'
import type { MigrationWorker } from '../load/migration-worker.ts'
import type { ObservedMigration, RunFailure } from '../model/observation.ts'
import type { GuardServer } from '../server/open-server.ts'
import { closeState, type FolderState, type KnownMigration, openState, rebuildState } from './folder-state.ts'
import { observeMigration } from './observe-migration.ts'
import { type ObservedSet, observeSet } from './observe-set.ts'

export interface FolderCase {
  server: GuardServer
  /** Of the migrations, absolute. */
  folder: string
  /** Names of migrations that are only applied. */
  released: readonly string[]
  /** For each table. */
  rows: number
  /** For each `up` and each `down`; 30 s unless said otherwise. */
  timeLimitMs?: number
  /**
   * Called, outside of any transaction, when what is released is applied and filled (`migration` is undefined), then
   * after each pending migration, when its last `up` is in force.
   */
  onState?: (state: { migration: string | undefined; url: string; client: pg.Client }) => Promise<void>
  /** Called when a pending migration is through. */
  onMigration?: (migration: ObservedMigration) => void
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
    const releasedFailures = nameFailures(state, base)
    await showState(state, undefined, options)
    const migrations = await observeEach(state, { base, pending, options })
    const pendingTogether = await observeSet(state, { base, pending, migrations })
    return {
      ...{ migrations, unreadable, ignored, releasedFailures },
      ...(pendingTogether === undefined ? {} : { pendingTogether }),
    }
  } finally {
    await closeState(state)
  }
}

async function loadFolder(folder: string, worker: MigrationWorker) {
  const known: KnownMigration[] = []
  const unreadable: ObservedFolder['unreadable'] = []
  const ignored: MigrationFile[] = []
  for (const file of await listMigrations(folder)) {
    const loaded = await worker.load(file)
    if (loaded.kind === 'no-migration') ignored.push(file)
    else if (loaded.kind === 'unreadable') {
      const { message, line } = loaded
      unreadable.push({ ...file, message, ...(line === undefined ? {} : { line }) })
    } else {
      const { kind: _, ...facts } = loaded
      known.push({ ...file, source: await readFile(file.file, 'utf8'), ...facts })
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

async function observeEach(
  state: FolderState,
  { base, pending, options }: { base: KnownMigration[]; pending: KnownMigration[]; options: FolderCase },
): Promise<ObservedMigration[]> {
  const migrations: ObservedMigration[] = []
  const applied = [...base]
  for (const known of pending) {
    const { migration, isStateSound } = await observeMigration(state, known)
    migrations.push(migration)
    options.onMigration?.(migration)
    const isApplied = migration.up.failure === undefined
    if (isApplied) applied.push(known)
    if (!isStateSound) await rebuildState(state, applied)
    if (isApplied) await showState(state, known.name, options)
  }
  return migrations
}

async function showState(
  { session }: FolderState,
  migration: string | undefined,
  { onState }: FolderCase,
): Promise<void> {
  await onState?.({ migration, url: session.url, client: session.subject })
}
