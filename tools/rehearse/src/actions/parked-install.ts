import { createHash } from 'node:crypto'
import { globSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { ActionCall } from './action.ts'

/** What belongs to an installation; the rest that is hidden there, caches of programs, no new machine would have. */
const INSTALLED = ['.bin', '.modules.yaml', '.pnpm', '.pnpm-workspace-state-v1.json']

/**
 * Brings back what an earlier job on this machine installed by the same lockfile, as the cache of pnpm’s store spares
 * the download on GitHub; `pnpm install` then compares, and is done.
 */
export async function bringInstall(call: ActionCall): Promise<void> {
  const parked = await findParked(call)
  if (parked === undefined || !(await isThere(parked))) return
  for (const folder of listInstalled(parked)) await move(join(parked, folder), join(call.workspace, folder))
  await rm(parked, { recursive: true })
  call.say('What an earlier job installed is here already')
}

/** Parks what a job that succeeded has installed. */
export async function parkInstall(call: ActionCall): Promise<void> {
  const parked = await findParked(call)
  const installed = listInstalled(call.workspace)
  if (parked === undefined || installed.length === 0) return
  // Of other lockfiles nothing is kept, or they would pile up.
  await rm(call.parked, { recursive: true, force: true })
  for (const folder of installed) {
    const from = join(call.workspace, folder)
    const others = (await readdir(from)).filter((name) => name.startsWith('.') && !INSTALLED.includes(name))
    for (const name of others) await rm(join(from, name), { recursive: true, force: true })
    await move(from, join(parked, folder))
  }
}

/** The root’s, and one in each package. */
function listInstalled(folder: string): string[] {
  const exclude = (path: string) => /(^|\/)(\.git|node_modules\/.+|src|dist)$/.test(path)
  return globSync('**/node_modules', { cwd: folder, exclude }).filter(
    (path) => path.indexOf('node_modules') === path.lastIndexOf('node_modules'),
  )
}

async function move(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true })
  await rename(from, to)
}

async function findParked({ workspace, parked }: ActionCall): Promise<string | undefined> {
  const lockfile = await readFile(join(workspace, 'pnpm-lock.yaml')).catch(() => undefined)
  if (lockfile === undefined) return undefined
  const hash = createHash('sha256').update(lockfile).update(process.version).digest('hex').slice(0, 16)
  return join(parked, hash)
}

async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined
}
