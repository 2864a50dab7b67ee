import { lstatSync, readFileSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import type { FileTree, TreeFile } from './file-tree.ts'

/** Reads files of a working tree; those that are not there are left out. */
export function readFiles(root: string, paths: readonly string[]): FileTree {
  return new Map(paths.flatMap((path) => readOne(join(root, path)).map((file) => [path, file])))
}

function readOne(path: string): TreeFile[] {
  const stat = lstatSync(path, { throwIfNoEntry: false })
  if (stat === undefined || stat.isDirectory()) return []
  if (stat.isSymbolicLink()) return [{ mode: '120000', content: Buffer.from(readlinkSync(path)) }]
  return [{ mode: (stat.mode & 0o100) === 0 ? '100644' : '100755', content: readFileSync(path) }]
}
