import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { askGit, runGit } from '../tree/run-git.ts'
import type { Conflict, GitFile, Merged } from './merge-trees.ts'
import type { Settlement } from './settle-conflicts.ts'
import { resolveGitPath } from './update-state.ts'

/** Makes the tree that the working tree is to have: git's merge, with what was settled otherwise. @returns its id */
export function createMergedTree(root: string, { tree }: Merged, settlements: readonly Settlement[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'merge-'))
  const env = { GIT_INDEX_FILE: join(folder, 'index') }
  try {
    runGit(root, ['read-tree', tree], { env })
    const settled = settlements.flatMap((each) =>
      each.kind === 'conflict' ? [] : [indexLine(each.path, each.file)],
    )
    runGit(root, ['update-index', '-z', '--index-info'], { env, input: settled.join('') })
    return askGit(root, ['write-tree'], { env })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * Brings a tree into the index and the working tree, which must be as they were committed, and leaves conflicts as a
 * merge of git's own does: marks in the files, three versions in the index.
 *
 * @param message begins the message of the next commit
 */
export function applyMerge(
  root: string,
  { tree, conflicts, message }: { tree: string; conflicts: readonly Conflict[]; message: string },
): void {
  runGit(root, ['read-tree', '-m', '-u', 'HEAD', tree])
  runGit(root, ['update-index', '-z', '--index-info'], { input: conflicts.flatMap(conflictLines).join('') })
  writeFileSync(resolveGitPath(root, 'MERGE_MSG'), `${message}\n`)
}

function conflictLines({ path, before, ours, theirs }: Conflict): string[] {
  const versions = [before, ours, theirs].flatMap((file, at) =>
    file === undefined ? [] : [`${file.mode} ${file.id} ${at + 1}\t${path}\0`],
  )
  return [indexLine(path, undefined), ...versions]
}

function indexLine(path: string, file: GitFile | undefined): string {
  return file === undefined ? `0 ${'0'.repeat(40)}\t${path}\0` : `${file.mode} ${file.id}\t${path}\0`
}
