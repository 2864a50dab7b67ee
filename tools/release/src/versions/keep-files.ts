import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/** Files as they were. */
export interface KeptFiles {
  /** Brings them back, and takes away what was not there. */
  restore(): void
}

/**
 * Keeps what a set of files and folders has, for when what changes them fails half-way.
 *
 * @param paths relative to `root`; of a folder, everything in it.
 */
export function keepFiles(root: string, paths: readonly string[]): KeptFiles {
  const before = readAll(root, paths)
  return {
    restore() {
      for (const path of readAll(root, paths).keys())
        if (!before.has(path)) rmSync(join(root, path), { force: true })
      for (const [path, content] of before) {
        mkdirSync(dirname(join(root, path)), { recursive: true })
        writeFileSync(join(root, path), content)
      }
    },
  }
}

function readAll(root: string, paths: readonly string[]): Map<string, Buffer> {
  const files = paths.flatMap((path) => listFiles(root, path))
  return new Map(files.map((path) => [path, readFileSync(join(root, path))]))
}

function listFiles(root: string, path: string): string[] {
  if (!existsSync(join(root, path))) return []
  if (statSync(join(root, path)).isFile()) return [path]
  return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
}
