import { join } from 'node:path'
import { type Cluster, describeCluster, initialise, isInitialised } from './cluster.ts'
import { locateServer, makeHome } from './home.ts'
import { withLock } from './lock.ts'
import { prepareNative } from './native.ts'
import { findOperatingUser } from './operating-user.ts'
import { findOrphan, halt, launch, superuserUrl } from './postmaster.ts'

/** What a start is busy with. */
export type ServerProgress = 'copying' | 'initialising' | 'starting'

export interface ServerOptions {
  /** Folder of the server: data, password, log. Made when missing. */
  dataFolder: string
  /** Wanted port of 127.0.0.1; the next free one is used when it is taken. 0: any. */
  port: number
  /** False: for data that no one will miss; nothing waits for the disk. Decided when the data folder is made. */
  durable?: boolean
  /** Folder with the `bin` of another PostgreSQL than the embedded one. */
  native?: string
  /** Called before each step that may take a second. */
  onProgress?: (step: ServerProgress) => void
}

export interface RunningServer {
  port: number
  /** Address of the database `postgres` for the superuser, with its password. */
  superuserUrl: string
  /** True: a server was already running on this folder, left by a process that was killed or still runs. */
  adopted: boolean
  /** Where its files really are: `dataFolder`, or a temporary folder (see locateServer). */
  folder: string
  /** Ends the server and waits until it is gone; harmless when it is already. */
  stop: () => Promise<void>
}

/**
 * Starts PostgreSQL 16 on a folder, making its data when there are none and recovering from whatever a killed
 * run left. Throws when the platform has no binaries or the server does not come up.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const progress = options.onProgress ?? (() => undefined)
  const durable = options.durable ?? true
  const user = await findOperatingUser()
  const folder = await locateServer(options.dataFolder)
  await makeHome(folder, user)
  const native = await prepareNative(user, () => progress('copying'), options.native)
  const cluster = describeCluster(folder, native, user)
  const found = await withLock(join(folder, 'start.lock'), 60_000, async () => {
    const orphan = await findOrphan(cluster)
    if (orphan !== undefined) return { port: orphan, adopted: true }
    if (!(await isInitialised(cluster))) {
      progress('initialising')
      await initialise(cluster, durable)
    }
    progress('starting')
    return { port: await launch(cluster, options.port), adopted: false }
  })
  return describeServer(cluster, found, durable)
}

async function describeServer(
  cluster: Cluster,
  found: { port: number; adopted: boolean },
  durable: boolean,
): Promise<RunningServer> {
  return {
    ...found,
    superuserUrl: await superuserUrl(cluster, found.port),
    folder: cluster.home,
    stop: () => halt(cluster, durable ? 'fast' : 'immediate'),
  }
}
