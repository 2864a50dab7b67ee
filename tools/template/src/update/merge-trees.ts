import { spawnSync } from 'node:child_process'
import { commitTree } from '../tree/commit-tree.ts'
import { askGit, createGitEnv, runGit } from '../tree/run-git.ts'
import type { UpdatePlan } from './plan-update.ts'

/** A file that git could not merge, with the versions that there are. */
export interface Conflict {
  readonly path: string
  readonly before?: GitFile
  readonly ours?: GitFile
  readonly theirs?: GitFile
}

/** A file in git's store. */
export interface GitFile {
  readonly mode: string
  readonly id: string
}

/** What git made of a clone and an update. */
export interface Merged {
  /** The tree's id; files that conflict hold git's marks. */
  readonly tree: string
  readonly conflicts: readonly Conflict[]
}

const SIDE = 'refs/template-update'

/** What stands in conflict marks for the template's side. */
const THEIRS_REF = `${SIDE}/template`

/**
 * Lets git merge an update into the clone's last commit: the two versions of the template become commits beside the
 * branches, the clone a child of the first. Neither the index nor the working tree is touched.
 *
 * @throws Error when git is older than 2.38, which cannot merge so
 */
export function mergeTrees(root: string, { before, after }: UpdatePlan): Merged {
  const first = commitTree(root, { ref: `${SIDE}/before`, files: before, message: 'before' })
  const theirs = commitTree(root, { ref: THEIRS_REF, files: after, parent: first, message: 'after' })
  const ours = askGit(root, ['commit-tree', 'HEAD^{tree}', '-p', first, '-m', 'ours'], { env: NOBODY })
  runGit(root, ['update-ref', `${SIDE}/ours`, ours])
  const merge = spawnSync(
    'git',
    // A folder that the team renamed must not pull the template's new files after it.
    ['-c', 'merge.directoryRenames=false', 'merge-tree', '--write-tree', '-z', '--no-messages', ours, theirs],
    { cwd: root, maxBuffer: 1024 ** 3, env: createGitEnv() },
  )
  if (merge.status !== 0 && merge.status !== 1) {
    throw new Error(`git could not merge (it must be 2.38 or newer): ${merge.stderr.toString().trim()}`)
  }
  return parseMerge(merge.stdout.toString('utf8'))
}

/** Removes the commits beside the branches. */
export function forgetSideCommits(root: string): void {
  const refs = askGit(root, ['for-each-ref', '--format=delete %(refname)', SIDE])
  if (refs !== '') runGit(root, ['update-ref', '--stdin'], { input: `${refs}\n` })
}

const NOBODY = Object.fromEntries(
  ['AUTHOR', 'COMMITTER'].flatMap((who) => [
    [`GIT_${who}_NAME`, 'template'],
    [`GIT_${who}_EMAIL`, 'template@localhost'],
  ]),
)

/** The tree's id, then one entry for each version of each file in conflict, all ended by NUL. */
function parseMerge(output: string): Merged {
  const [tree = '', ...entries] = output.split('\0')
  const files = entries.flatMap((entry) => {
    const [, mode = '', id = '', stage = '', path = ''] =
      /^(\d+) ([0-9a-f]+) ([123])\t(.+)$/su.exec(entry) ?? []
    return path === '' ? [] : [{ path, stage, file: { mode, id } }]
  })
  const byPath = Map.groupBy(files, ({ path }) => path)
  const conflicts = [...byPath].map(([path, versions]) => {
    const [before, ours, theirs] = ['1', '2', '3'].map(
      (of) => versions.find(({ stage }) => stage === of)?.file,
    )
    return { path, ...(before && { before }), ...(ours && { ours }), ...(theirs && { theirs }) }
  })
  return { tree, conflicts }
}
