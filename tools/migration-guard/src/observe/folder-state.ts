import { readSnapshot } from '../catalogue/read-snapshot.ts'
import type { MigrationFile } from '../load/list-migrations.ts'
import { createMigrationWorker, type MigrationWorker } from '../load/migration-worker.ts'
import type { ObservedMigration, RunFailure } from '../model/observation.ts'
import type { Snapshot } from '../model/snapshot.ts'
import { type Content, readContent } from '../seed/content/read-content.ts'
import { seedTables } from '../seed/seed-tables.ts'
import type { GuardServer } from '../server/open-server.ts'
import { type MadeRoles, watchRoles } from './made-roles.ts'
import type { RelationFacts } from './probe.ts'
import { countRows, holdsRows, readRelations } from './relations.ts'
import { runMigrations } from './run-migrations.ts'
import { closeSession, openSession, resetSession, type Session } from './session.ts'
import { BlindRunner } from './statement-runner.ts'

/** A migration ready to be run. */
export interface KnownMigration extends MigrationFile {
  source: string
  hasDown: boolean
  irreversible?: string
  wantsTransaction: boolean
}

export interface StateOptions {
  server: GuardServer
  /** Of the migrations, absolute. */
  folder: string
  /** For each table. */
  rows: number
  /** For each `up` and each `down`. */
  timeLimitMs: number
}

/** The filled database that a folder's migrations are tried on, and what is known of its present state. */
export interface FolderState {
  /** What it was opened with. */
  options: StateOptions
  server: GuardServer
  worker: MigrationWorker
  rows: number
  session: Session
  database: string
  snapshot: Snapshot
  relations: ReadonlyMap<number, RelationFacts>
  /** By the table's oid. */
  rowCounts: Map<number, number>
  /** Of each table that holds rows. */
  content: Content
  /** Tables that could not be filled, and their names together, so that it is not tried again. */
  unproven: ObservedMigration['unproven']
  unfillable: string
  /** Tables whose rows are ours. */
  madeUp: Map<string, { schema: string; name: string }>
  /** Of what could not be applied when the state was built. */
  failures: { name: string; failure: RunFailure }[]
  /** The statements of each migration that was applied when the state was built. */
  emitted: Map<string, readonly string[]>
  roles: MadeRoles
  /** Nothing was run on the database yet. */
  isFresh: boolean
  /** Whether empty tables are filled with rows of ours. */
  isFilled: boolean
}

/** What our runner of migrations sets (libs/db-migrations/src/runner/session-settings.ts), and every other should. */
const AS_THE_RUNNER = { lockTimeoutMs: 2_000 }

/** Makes an empty database and the worker; `rebuildState` brings it to where the trial begins. Close it with `closeState`. */
export async function openState(options: StateOptions): Promise<FolderState> {
  const { server, rows, folder, timeLimitMs } = options
  const database = await server.createDatabase()
  const session = await openSession(database.url, AS_THE_RUNNER)
  const state: FolderState = {
    ...{ options, server, rows, session, database: database.name, snapshot: new Map(), relations: new Map() },
    worker: createMigrationWorker({ folder, timeLimitMs, databaseUrl: () => state.session.url }),
    ...{ rowCounts: new Map(), content: new Map(), unproven: [], unfillable: '', madeUp: new Map() },
    ...{
      failures: [],
      emitted: new Map(),
      roles: await watchRoles(session.subject),
      isFresh: true,
      isFilled: true,
    },
  }
  return state
}

/** Ends the worker and the connections and drops the database. */
export async function closeState(state: FolderState): Promise<void> {
  await state.worker.close()
  await closeSession(state.session)
  await state.server.dropDatabase(state.database)
  await state.roles.drop(state.server)
}

/**
 * Brings a database to the state with the given migrations applied and its tables filled (unless told not to, until
 * the next call): the present one while nothing has been run on it, else another.
 */
export async function rebuildState(
  state: FolderState,
  applied: readonly KnownMigration[],
  { isFilled = true }: { isFilled?: boolean } = {},
): Promise<void> {
  if (!state.isFresh) await replaceDatabase(state)
  state.isFresh = false
  state.isFilled = isFilled
  state.failures = []
  state.emitted = new Map()
  await applyAll(state, applied)
  state.relations = await readRelations(state.session.subject)
  await readState(state, { touched: 'all', former: new Map() })
  await fillState(state)
  state.snapshot = await readSnapshot(state.session.subject)
}

/** Closes the connections to the database while the action copies it, and opens others. */
export async function withoutSession<T>(state: FolderState, action: () => Promise<T>): Promise<T> {
  await closeSession(state.session)
  try {
    return await action()
  } finally {
    state.session = await openSession(state.session.url, AS_THE_RUNNER)
  }
}

async function replaceDatabase(state: FolderState): Promise<void> {
  const old = { session: state.session, database: state.database }
  const database = await state.server.createDatabase()
  state.session = await openSession(database.url, AS_THE_RUNNER)
  state.database = database.name
  state.relations = new Map()
  state.rowCounts = new Map()
  state.content = new Map()
  state.unfillable = ''
  state.madeUp = new Map()
  await closeSession(old.session)
  await state.server.dropDatabase(old.database)
  await state.roles.drop(state.server)
}

/** Reads rows and content anew, of those tables that a run may have changed. */
export async function readState(
  state: FolderState,
  { touched, former }: { touched: ReadonlySet<number> | 'all'; former: ReadonlyMap<number, RelationFacts> },
): Promise<void> {
  await readTables(state, ({ oid, schema, name }) => {
    const then = former.get(oid)
    return touched === 'all' || touched.has(oid) || then?.schema !== schema || then.name !== name
  })
}

/** Fills the tables that have no rows, and gives up on those that could not be filled before. */
export async function fillState(state: FolderState): Promise<void> {
  if (!state.isFilled) return
  const empty = [...state.relations.values()].filter(({ oid }) => state.rowCounts.get(oid) === 0)
  const only = empty.flatMap(({ schema, name }) =>
    schema === null || name === null ? [] : [{ schema, name }],
  )
  const key = only.map(keyOf).join()
  if (only.length === 0) state.unproven = []
  if (only.length === 0 || key === state.unfillable) return
  const { subject, watcher: reader } = state.session
  state.session.isFlushed = false
  const { filled, unproven } = await seedTables(subject, { rows: state.rows, seed: 1, only, reader })
  state.unproven = unproven
  for (const { table } of filled) state.madeUp.set(keyOf(table), table)
  const names = new Set(filled.map(({ table }) => keyOf(table)))
  await readTables(state, (relation) => names.has(keyOf(relation)))
  state.unfillable = unproven.map(({ table }) => keyOf(table)).join()
}

async function readTables(state: FolderState, isStale: (relation: RelationFacts) => boolean): Promise<void> {
  const { watcher } = state.session
  const tables = [...state.relations.values()].filter(holdsRows)
  const stale = tables.filter(isStale)
  const names = stale.flatMap(({ schema, name }) =>
    schema === null || name === null ? [] : [{ schema, name }],
  )
  const read = names.length === 0 ? new Map() : await readContent(watcher, names)
  const present = new Set(tables.map(keyOf))
  const kept = [...state.content].filter(([key]) => present.has(key))
  state.content = new Map([...kept, ...read])
  for (const relation of stale) {
    const rows = state.content.get(keyOf(relation))?.rows
    if (rows !== undefined) state.rowCounts.set(relation.oid, rows)
  }
  // Partitions and materialized views are no content of their own.
  const others = stale.filter((relation) => !state.content.has(keyOf(relation)))
  for (const [oid, rows] of await countRows(watcher, others)) state.rowCounts.set(oid, rows)
}

function keyOf({ schema, name }: { schema: string | null; name: string | null }): string {
  return `${schema}.${name}`
}

/** Runs each `up` for its effect alone; what fails is left out and noted. */
async function applyAll(state: FolderState, migrations: readonly KnownMigration[]): Promise<void> {
  for (const migration of migrations) {
    const { worker, session } = state
    const runner = new BlindRunner(session)
    const { failure } = await runMigrations({
      ...{ worker, session, runner, migrations: [migration], direction: 'up' },
      isTransactional: migration.wantsTransaction,
    })
    state.roles.note(runner.texts)
    if (failure === undefined) state.emitted.set(migration.name, runner.texts)
    else state.failures.push({ name: migration.name, failure })
    await resetSession(session)
  }
}
