import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import * as z from 'zod'

/** One package of npm’s registry that is installed. */
export interface InstalledPackage {
  name: string
  version: string
}

const lockfileSchema = z.object({ packages: z.record(z.string(), z.unknown()).default({}) })
/** `name@1.2.3`; what has no version of the registry (a link, a tarball) nobody can ask for. */
const KEY = /^(@?[^@]+)@(\d[^(:]*)$/

/** Reads which packages pnpm-lock.yaml installs, by name and version. */
export function readLockfile(root: string): InstalledPackage[] {
  return parseLockfile(readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8'))
}

/** Parses the text of a lockfile of pnpm; throws where it is none. */
export function parseLockfile(text: string): InstalledPackage[] {
  const documents = text.split(/^---$/m).filter((part) => part.trim() !== '')
  const packages = documents.flatMap((part) => Object.keys(lockfileSchema.parse(parse(part)).packages))
  if (packages.length === 0)
    throw new Error('pnpm-lock.yaml lists no packages. Run "pnpm install" and commit what it writes.')
  return packages.flatMap((key) => {
    const [, name, version] = KEY.exec(key) ?? []
    return name === undefined || version === undefined ? [] : [{ name, version }]
  })
}
