import { spawnSync } from 'node:child_process'

const MAX_BYTES = 512 * 1024 * 1024

/** Git’s own name for a tree without files: compared with it, everything is new. */
export const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904'

/**
 * Runs git and answers what it printed, without the last line break; throws with git’s own words when it fails.
 *
 * @param env variables besides those of the process, such as the credentials of a push.
 */
export function git(
  root: string,
  args: readonly string[],
  input?: string,
  env: Readonly<Record<string, string>> = {},
): string {
  const { status, stdout, stderr, error } = spawn(root, args, input, env)
  if (error !== undefined)
    throw new Error(`git could not be run in ${root}. Install it, or look at the path.`, { cause: error })
  if (status === 0) return stdout.replace(/\n$/, '')
  throw new Error(`git ${args.join(' ')} failed in ${root}: ${stderr.trim() || `exit code ${status}`}`)
}

/** Runs git and answers what it printed; nothing where it fails. */
export function findByGit(root: string, args: readonly string[]): string | undefined {
  const { status, stdout } = spawn(root, args)
  return status === 0 ? stdout.trim() : undefined
}

/** Says which commit a revision is; nothing where this clone does not have it. */
export function findCommit(root: string, revision: string): string | undefined {
  return findByGit(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`])
}

/** Says which commit a branch is at: as the server has it, else as this clone has it. */
export function findBranch(root: string, branch: string): string | undefined {
  return findCommit(root, `refs/remotes/origin/${branch}`) ?? findCommit(root, `refs/heads/${branch}`)
}

/** Says where two commits parted; nothing where the clone does not know. */
export function findMergeBase(root: string, one: string, other: string): string | undefined {
  return findByGit(root, ['merge-base', one, other])
}

/** Says whether a commit is another one, or comes before it. */
export function isAncestor(root: string, commit: string, of: string): boolean {
  return findByGit(root, ['merge-base', '--is-ancestor', commit, of]) !== undefined
}

/** Says whether the clone’s history is cut short. */
export function isShallow(root: string): boolean {
  return git(root, ['rev-parse', '--is-shallow-repository']) === 'true'
}

function spawn(
  root: string,
  args: readonly string[],
  input?: string,
  env: Readonly<Record<string, string>> = {},
) {
  return spawnSync('git', args, {
    cwd: root,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    maxBuffer: MAX_BYTES,
    ...(input !== undefined && { input }),
  })
}
