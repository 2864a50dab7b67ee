import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { holdLock, startServer } from '@ehr/db/server'

/** Of the data folders of servers that the guard starts. */
export const FOLDER_PREFIX = 'migration-guard-'

/** The lock that the process which started the server holds as long as it lives. */
export function lockOf(dataFolder: string): string {
  return `${dataFolder}.lock`
}

/** Removes the lock's files, when it is released. */
export async function removeLock(dataFolder: string): Promise<void> {
  await rm(lockOf(dataFolder), { force: true })
  await rm(`${lockOf(dataFolder)}-journal`, { force: true })
}

/** Stops servers, and removes their data, whose process was killed. */
export async function removeAbandoned(room: string): Promise<void> {
  const entries = await readdir(room)
  const folders = entries.filter((name) => name.startsWith(FOLDER_PREFIX) && !name.includes('.'))
  for (const name of folders) {
    const folder = join(room, name)
    if (!(await isOurs(folder))) continue
    const lock = holdLock(lockOf(folder))
    if (lock === undefined) continue
    try {
      await stopServer(folder)
      await rm(folder, { recursive: true, force: true })
    } finally {
      lock.release()
      await removeLock(folder)
    }
  }
}

/** Made by this user, and a lock beside it: else it is younger than its lock, or somebody else's. */
async function isOurs(folder: string): Promise<boolean> {
  const lock = await stat(lockOf(folder)).catch(() => undefined)
  return lock !== undefined && (process.getuid === undefined || lock.uid === process.getuid())
}

async function stopServer(folder: string): Promise<void> {
  // Finds the one that runs on the folder; where none does it starts one, which is as well stopped.
  const server = await startServer({ dataFolder: folder, port: 0, durable: false }).catch(() => undefined)
  await server?.stop()
}
