import { createHash } from 'node:crypto'
import {
  access,
  chmod,
  constants,
  mkdir,
  readFile,
  rename,
  rm,
  stat,
  statfs,
  writeFile,
} from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'

/** Files by which test processes and the supervisor of their server find each other. */
export interface TestServerState {
  /** Held by the supervisor as long as it lives. */
  lock: string
  /** Address of the running server; there is none without this file. */
  address: string
  log: string
  /** Folder of the server: in memory if there is room. */
  server: string
}

/** Enough for the server, its templates and the databases of several processes. */
const ROOM_BYTES = 1_000_000_000

/** Names the files of this user's test server, one for each clone of the repository. */
export async function openTestServerState(): Promise<TestServerState> {
  // The temporary folder too: two of them hold two sets of these files, which may not share a server's folder.
  const digest = createHash('sha256')
    .update(`${import.meta.dirname} ${tmpdir()}`)
    .digest('hex')
    .slice(0, 12)
  const name = `ehr-test-postgres-${userInfo().username}-${digest}`
  const folder = join(tmpdir(), name)
  await mkdir(folder, { recursive: true })
  const { uid } = await stat(folder)
  if (process.getuid !== undefined && uid !== process.getuid()) {
    throw new Error(`${folder} belongs to user ${uid}: expected it to be ours. Remove or rename it.`)
  }
  await chmod(folder, 0o700)
  return {
    lock: join(folder, 'supervisor.lock'),
    address: join(folder, 'address'),
    log: join(folder, 'supervisor.log'),
    server: join(await findRoom(), `${name}.server`),
  }
}

/** Address that the supervisor published; undefined when no server is up. */
export async function findAddress(state: TestServerState): Promise<string | undefined> {
  return await readFile(state.address, 'utf8').catch(() => undefined)
}

/** Publishes the address, readable by this user alone, in one step: nobody reads half of it. */
export async function publishAddress(state: TestServerState, url: string): Promise<void> {
  const half = `${state.address}.${process.pid}`
  await writeFile(half, url, { mode: 0o600 })
  await rename(half, state.address)
}

/** Takes the address back: processes that come now start another server. */
export async function withdrawAddress(state: TestServerState): Promise<void> {
  await rm(state.address, { force: true })
}

/** Memory where Linux offers it and has room: cloning a database takes a tenth of the time. */
async function findRoom(): Promise<string> {
  const memory = '/dev/shm'
  try {
    await access(memory, constants.W_OK)
    const { bavail, bsize } = await statfs(memory)
    return bavail * bsize > ROOM_BYTES ? memory : tmpdir()
  } catch {
    return tmpdir()
  }
}
