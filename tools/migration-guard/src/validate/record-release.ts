import { join } from 'node:path'
import { APP_GROUP } from '@ehr/db'
import { planLedger, readLedger, writeLedger } from '../history/ledger.ts'
import {
  closeState,
  type FolderState,
  type KnownMigration,
  openState,
  rebuildState,
} from '../observe/folder-state.ts'
import { loadFolder } from '../observe/observe-folder.ts'
import { type GuardServer, openServer } from '../server/open-server.ts'
import { prepareRoles } from './prepare-roles.ts'

const TIME_LIMIT_MS = 30_000

/**
 * Writes what is kept of a folder's migrations when a release is made of them: for each a hash of its source and one of
 * the SQL that it emits, where two runs emit the same. What the ledger has of former releases stays as it is. Gives
 * the files written, absolute; throws when a migration cannot be applied to a new database.
 */
export async function recordRelease(options: {
  /** Of the migrations, absolute; the ledger lies beside it. */
  folder: string
  /** The product's tag, such as `v1.2.0`. */
  release: string
  /** Roles that the migrations grant rights to; that of the API unless given. */
  roles?: readonly string[]
  /** One started for it unless given. */
  server?: GuardServer
}): Promise<string[]> {
  const { folder, release, roles = [APP_GROUP] } = options
  const server = options.server ?? (await openServer({}))
  try {
    await prepareRoles(server, roles)
    const { files, emitted } = await runTwice(server, folder)
    const ledger = join(folder, '../ledger')
    const released = new Set(files.map(({ name }) => name))
    const planned = planLedger({ files, released, release, ledger: await readLedger(ledger), emitted })
    return await writeLedger(ledger, planned)
  } finally {
    if (options.server === undefined) await server.close()
  }
}

async function runTwice(server: GuardServer, folder: string) {
  const state = await openState({ server, folder, rows: 0, timeLimitMs: TIME_LIMIT_MS })
  try {
    const { known, unreadable } = await loadFolder(folder, state.worker)
    const [wrong] = unreadable
    if (wrong !== undefined) throw new Error(`${wrong.file} cannot be loaded: ${wrong.message}`)
    const once = await apply(state, known)
    const again = await apply(state, known)
    const isSame = (name: string) => JSON.stringify(once.get(name)) === JSON.stringify(again.get(name))
    return { files: known, emitted: new Map([...once].filter(([name]) => isSame(name))) }
  } finally {
    await closeState(state)
  }
}

async function apply(state: FolderState, known: readonly KnownMigration[]): Promise<FolderState['emitted']> {
  await rebuildState(state, known, { isFilled: false })
  const [failed] = state.failures
  if (failed === undefined) return state.emitted
  throw new Error(
    `No release can be recorded: ${failed.name} fails on a new database (${failed.failure.message}). Run "pnpm ehr migrate validate".`,
  )
}
