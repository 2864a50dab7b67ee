import { chmodSync, mkdirSync, rmdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { TreeChanges, TreeFile } from '../tree/file-tree.ts'

/** Writes planned changes into a working tree; folders that become empty go. */
export function writeChanges(root: string, { written, deleted }: TreeChanges): void {
  for (const path of deleted) {
    rmSync(join(root, path), { force: true })
    removeEmptyFolders(root, dirname(path))
  }
  for (const [path, file] of written) writeFile(join(root, path), file)
}

function writeFile(path: string, { mode, content }: TreeFile): void {
  mkdirSync(dirname(path), { recursive: true })
  if (mode === '120000') {
    rmSync(path, { force: true })
    symlinkSync(content.toString('utf8'), path)
    return
  }
  writeFileSync(path, content)
  chmodSync(path, mode === '100755' ? 0o755 : 0o644)
}

function removeEmptyFolders(root: string, folder: string): void {
  if (folder === '.') return
  try {
    rmdirSync(join(root, folder))
  } catch {
    return
  }
  removeEmptyFolders(root, dirname(folder))
}
