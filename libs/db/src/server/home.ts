import { createHash } from 'node:crypto'
import { chmod, chown, mkdir, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { findOperatingUser, type OperatingUser } from './operating-user.ts'

/**
 * The folder that a server asked for at `dataFolder` really lives in: the same one, or, when PostgreSQL's user
 * cannot reach it (root's clone in a closed home), one in the system's temporary folder named after it.
 */
export async function locateServer(dataFolder: string): Promise<string> {
  const wanted = resolve(dataFolder)
  const user = await findOperatingUser()
  if (user === undefined || (await isReachable(wanted))) return wanted
  const digest = createHash('sha256').update(wanted).digest('hex').slice(0, 12)
  return join(tmpdir(), `ehr-postgres-${digest}`)
}

/** Makes the server's folder, readable by PostgreSQL's user alone. */
export async function makeHome(folder: string, user: OperatingUser): Promise<void> {
  await mkdir(folder, { recursive: true })
  const { uid } = await stat(folder)
  const own = process.getuid?.()
  if (own !== undefined && uid !== own && uid !== user?.uid) {
    throw new Error(`${folder} belongs to user ${uid}: expected it to be ours. Remove or rename it.`)
  }
  if (user !== undefined) await chown(folder, user.uid, user.gid)
  await chmod(folder, 0o700)
}

/** Whether every folder above the path lets strangers through, as nobody is one. */
export async function isReachable(path: string): Promise<boolean> {
  const parent = dirname(path)
  if (parent === path) return true
  const found = await stat(parent).catch(() => undefined)
  // A folder that is still to be made will be open like its parent.
  const isOpen = found === undefined || (found.mode & 0o001) !== 0
  return isOpen && isReachable(parent)
}
