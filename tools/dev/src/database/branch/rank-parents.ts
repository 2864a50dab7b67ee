import { readModel } from '@ehr/conventions/branching'
import { findByGit } from './find-by-git.ts'

/** A branch with a database, and how near what is checked out is to it. */
export interface Candidate {
  readonly branch: string
  /** Commits of ours that it has not; undefined where git cannot compare the two. */
  readonly distance: number | undefined
}

/**
 * Orders the branches whose database a new one may be cloned from: the one it was created from, then the nearest.
 * Of those equally near a long-lived one is first, the one that work goes into before the others.
 */
export function rankParents(
  candidates: readonly Candidate[],
  { origin, longLived }: { origin: string | undefined; longLived: readonly string[] },
): string[] {
  const rank = ({ branch, distance }: Candidate): [number, number, number, string] => [
    branch === origin ? 0 : 1,
    distance ?? Number.MAX_SAFE_INTEGER,
    longLived.includes(branch) ? longLived.indexOf(branch) : longLived.length,
    branch,
  ]
  return candidates
    .map((candidate) => ({ branch: candidate.branch, rank: rank(candidate) }))
    .sort((one, other) => compare(one.rank, other.rank))
    .map(({ branch }) => branch)
}

/** Measures how many commits what is checked out has that each of these branches has not. */
export async function measureCandidates(root: string, branches: readonly string[]): Promise<Candidate[]> {
  return Promise.all(branches.map(async (branch) => ({ branch, distance: await findDistance(root, branch) })))
}

/** The branches of the workspace's model that are never deleted, the one that work goes into first. */
export function listLongLived(root: string): string[] {
  try {
    return readModel(root)
      .longLived.map(({ name }) => name)
      .toReversed()
  } catch {
    // A delivery.json that is being edited is no reason for a database not to come up.
    return ['main']
  }
}

/** A branch that only the server's side has here counts too: its database may be from a former checkout. */
async function findDistance(root: string, branch: string): Promise<number | undefined> {
  for (const ref of [`refs/heads/${branch}`, `refs/remotes/origin/${branch}`]) {
    const count = await findByGit(root, ['rev-list', '--count', 'HEAD', `^${ref}`])
    if (count !== undefined) return Number(count)
  }
  return undefined
}

function compare(one: readonly (number | string)[], other: readonly (number | string)[]): number {
  const at = one.findIndex((value, index) => value !== other[index])
  if (at === -1) return 0
  return (one[at] ?? 0) < (other[at] ?? 0) ? -1 : 1
}
