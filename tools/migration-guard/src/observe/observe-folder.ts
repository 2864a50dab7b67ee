import { readFile } from 'node:fs/promises'
import type pg from 'pg'
import { listMigrations, type MigrationFile } from '../load/list-migrations.ts'
import { mayBeMigration } from '../load/may-be-migration.ts'
import type { MigrationWorker } from '../load/migration-worker.ts'
import type { ObservedMigration, RunFailure } from '../model/observation.ts'
import type { GuardServer } from '../server/open-server.ts'
import { closeState, type FolderState, type KnownMigration, openState, rebuildState } from './folder-state.ts'
import { observeMigration } from './observe-migration.ts'
import { type ObservedSet, observeSet } from './observe-set.ts'
import { connect } from './session.ts'

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

const NO_MIGRATION = { kind: 'no-migration' } as const

async function loadFolder(folder: string, worker: MigrationWorker) {
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

async function observeEach(
  state: FolderState,
  { base, pending, options }: { base: KnownMigration[]; pending: KnownMigration[]; options: FolderCase },
): Promise<ObservedMigration[]> {
  const migrations: ObservedMigration[] = []
  const applied = [...base]
  for (const known of pending) {
    const { migration, isStateSound } = await observeMigration(state, known)
    const isDoubtful = mayFailOnMadeUpRows(migration)
    if (isDoubtful) await tryWithoutRows(state, { migration, known, applied })
    migrations.push(migration)
    options.onMigration?.(migration)
    const isApplied = migration.up.failure === undefined || migration.withoutRows !== undefined
    if (isApplied) applied.push(known)
    if (isDoubtful || !isStateSound) await rebuildState(state, applied)
    if (isApplied) await showState(state, known.name, options)
  }
  return migrations
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

async function showState(
  { session }: FolderState,
  migration: string | undefined,
  { onState }: FolderCase,
): Promise<void> {
  if (onState === undefined) return
  session.guest ??= await connect(session.url)
  await onState({ migration, url: session.url, client: session.guest })
}
