import { type BranchingModel, findKind } from '@ehr/conventions/branching'
import { findInGit, type Git } from '@ehr/conventions/git/asynchronous'
import { parseVersion, type SemanticVersion } from './semantic-version.ts'

/** What a branch is for, as far as versions go. */
export type BranchUse =
  | { kind: 'integration' | 'hotfix' }
  | { kind: 'release'; version: SemanticVersion }
  | { kind: 'other'; why: string }

const VERSION_PREFIX = 'changeset-release/'

/** Says what versions a branch makes; that of a version pull request makes those of the branch that it is for. */
export function useOf(model: BranchingModel, branch: string): BranchUse {
  const name = branch.startsWith(VERSION_PREFIX) ? branch.slice(VERSION_PREFIX.length) : branch
  if (name === model.integration) return { kind: 'integration' }
  const version = parseVersion(name.replace(/^release\/v/, ''))
  const kind = findKind(model.work, name)
  if (kind === 'release' && version !== undefined) return { kind, version }
  if (kind === 'hotfix' || /^hotfix\//.test(name)) return { kind: 'hotfix' }
  const there = [
    model.integration,
    ...(model.work.includes('release') ? ['release/vX.Y.Z'] : []),
    ...(model.work.includes('feature') ? ['hotfix/<kebab>'] : []),
  ]
  return { kind: 'other', why: `versions are made on ${there.join(', ')}, and this is ${branch}` }
}

/** Finds the branch that is checked out: as the pipeline says, else as git does; none where HEAD is a commit. */
export async function findBranch(
  git: Git,
  env: Readonly<Record<string, string | undefined>>,
): Promise<string | undefined> {
  const { GITHUB_REF: ref } = env
  if (ref?.startsWith('refs/heads/')) return ref.slice('refs/heads/'.length)
  return (await findInGit(git, 'symbolic-ref', '--quiet', '--short', 'HEAD')) || undefined
}
