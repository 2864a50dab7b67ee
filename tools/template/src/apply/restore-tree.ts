import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { askGit, runGit } from '../tree/run-git.ts'

/** What is changed in a working tree, new files among it; empty when all is committed. */
export function listChangedFiles(root: string): string[] {
  return runGit(root, ['status', '--porcelain', '-z', '--untracked-files=all', '--no-renames'])
    .toString('utf8')
    .split('\0')
    .filter((line) => line !== '')
    .map((line) => line.slice(3))
}

/** Puts index and working tree back to the last commit; for a tree that was clean before we began. */
export function restoreTree(root: string): void {
  const committed = new Set(askGit(root, ['ls-tree', '-r', '-z', '--name-only', 'HEAD']).split('\0'))
  const changed = listChangedFiles(root)
  for (const path of changed) if (!committed.has(path)) rmSync(join(root, path), { force: true })
  runGit(root, ['reset', '--quiet', '--hard', 'HEAD'])
}
