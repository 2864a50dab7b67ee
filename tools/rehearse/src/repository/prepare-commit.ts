import type { RehearseOptions } from '../rehearse.ts'
import { commitPreset } from './commit-preset.ts'
import { commitWorkingTree } from './commit-working-tree.ts'
import { findCommit } from './git.ts'

/** The commit that is rehearsed, and the clone that has it. */
export interface Commission {
  root: string
  commit: string
  /** False: a clone that was made for this. */
  isOwn: boolean
}

/** Finds the commit, or makes one with the delivery of another preset. Throws where the clone has no such commit. */
export async function prepareCommit(options: RehearseOptions, folder: string): Promise<Commission> {
  const { preset, branch, event, env, write, isWorkingTree = false } = options
  const made = isWorkingTree ? await commitWorkingTree(options.root, folder) : undefined
  const root = made?.root ?? options.root
  const isPush = event === 'push'
  const named =
    made?.commit ?? options.commit ?? (isPush && branch !== undefined ? await findName(root, branch) : 'HEAD')
  const commit = await findCommit(root, named)
  if (commit === undefined) throw new Error(`${root} has no commit ${named}. Fetch it: git fetch origin.`)
  if (preset === undefined) return { root, commit, isOwn: made === undefined }
  write(`Making the delivery of ${preset} …`)
  return { ...(await commitPreset({ root, commit, preset, folder, env })), isOwn: false }
}

async function findName(root: string, branch: string): Promise<string> {
  for (const name of [`refs/heads/${branch}`, `refs/remotes/origin/${branch}`])
    if ((await findCommit(root, name)) !== undefined) return name
  return 'HEAD'
}
