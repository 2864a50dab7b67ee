import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { findByGit } from './find-by-git.ts'

const HEADS = 'refs/heads/'

/**
 * Finds the branch that is checked out; undefined where none is (a detached HEAD, no git). In the middle of a rebase
 * it is the one that is being rebased.
 */
export async function findCurrentBranch(root: string): Promise<string | undefined> {
  const ref = (await findByGit(root, ['symbolic-ref', '--quiet', 'HEAD'])) ?? (await findRebased(root))
  return ref?.startsWith(HEADS) === true ? ref.slice(HEADS.length) : undefined
}

/** Lists the local branches; undefined where git does not tell, which is not the same as none. */
export async function findLocalBranches(root: string): Promise<string[] | undefined> {
  const [listed, current] = await Promise.all([
    findByGit(root, ['for-each-ref', '--format=%(refname)', HEADS]),
    // Before its first commit a branch is not listed.
    findCurrentBranch(root),
  ])
  if (listed === undefined) return undefined
  const branches = listed.split('\n').filter((ref) => ref.startsWith(HEADS))
  return [
    ...new Set([
      ...branches.map((ref) => ref.slice(HEADS.length)),
      ...(current === undefined ? [] : [current]),
    ]),
  ]
}

/** Finds the file that git writes when another branch is checked out; undefined where there is no git. */
export async function findHeadFile(root: string): Promise<string | undefined> {
  const path = await findByGit(root, ['rev-parse', '--git-path', 'HEAD'])
  return path === undefined ? undefined : resolve(root, path)
}

/** Git writes the name down while it takes the branch apart: `git help rebase` says where the two kinds keep it. */
async function findRebased(root: string): Promise<string | undefined> {
  const places = ['rebase-merge/head-name', 'rebase-apply/head-name']
  const printed = await findByGit(root, ['rev-parse', ...places.flatMap((place) => ['--git-path', place])])
  if (printed === undefined) return undefined
  const texts = await Promise.all(
    printed.split('\n').map((path) => readFile(resolve(root, path), 'utf8').catch(() => undefined)),
  )
  return texts.find((text) => text !== undefined)?.trimEnd()
}
