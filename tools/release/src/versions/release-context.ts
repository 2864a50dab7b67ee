import { join } from 'node:path'
import type { Git } from '@ehr/conventions/git/asynchronous'
import { findInGit, git as runGit } from '@ehr/conventions/git/asynchronous'
import { pushCredentials } from '../git/product-tag.ts'

/** What the commands about versions work with. */
export interface ReleaseContext {
  /** The folder of the clone. */
  root: string
  env: Readonly<Record<string, string | undefined>>
  say: (line: string) => void
}

/** Opens the clone; pushes to it go with the token that the environment has. */
export function openGit({ root, env }: ReleaseContext): Git {
  return { root, env: pushCredentials(env.GITHUB_TOKEN, env.GITHUB_SERVER_URL ?? 'https://github.com') }
}

/** Lists what is not committed of some files and folders; nothing where there is no git. */
export async function listUncommitted(git: Git, paths: readonly string[]): Promise<string[]> {
  const listed = await findInGit(git, 'status', '--porcelain', '--untracked-files=all', '-z', '--', ...paths)
  return (listed ?? '').split('\0').flatMap((line) => (line.length > 3 ? [line.slice(3)] : []))
}

/** Says what history lacks: tags and commits that a shallow clone did not fetch; nothing where it is whole. */
export async function findShallowness(git: Git): Promise<string | undefined> {
  const isShallow = (await runGit(git, 'rev-parse', '--is-shallow-repository')) === 'true'
  if (!isShallow) return undefined
  return `The history of ${join(git.root)} is cut short, so that tags and changes cannot be known. Fetch it: git fetch --unshallow --tags.`
}
