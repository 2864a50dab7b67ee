import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Git } from '@ehr/conventions/git/asynchronous'
import { findFileAt, listFilesAt } from '../git/commits.ts'

/** Files of a workspace: as a commit has them, or as they lie in the working tree. */
export interface Tree {
  /** Names of the files of a folder; none where there is no folder. */
  list(folder: string): Promise<string[]>
  /** The text of a file; nothing where there is none. */
  find(path: string): Promise<string | undefined>
}

/** The files of a commit. */
export function createCommitTree(git: Git, commit: string): Tree {
  return {
    list: async (folder) => [...(await listFilesAt(git, commit, folder)).keys()],
    find: (path) => findFileAt(git, commit, path),
  }
}

/** The files that lie in a folder now. */
export function createWorkingTree(root: string): Tree {
  return {
    list: async (folder) => (existsSync(join(root, folder)) ? readdirSync(join(root, folder)) : []),
    find: async (path) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined),
  }
}
