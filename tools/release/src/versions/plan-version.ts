import { type Changeset, isEmpty, isUsed } from './changeset.ts'
import {
  type Bump,
  compareVersions,
  finalOf,
  formatVersion,
  greatestBump,
  increase,
  type SemanticVersion,
} from './semantic-version.ts'

/** What decides the next version. */
export interface VersionFacts {
  current: SemanticVersion
  /** All that are there, those that candidates have used among them. */
  changesets: readonly Changeset[]
  /** What changesets’ pre.json says. */
  series: 'pre' | 'exit' | undefined
  /** The version that people want, by the name of the release branch or by an option. */
  wanted?: SemanticVersion | undefined
  /** Whether the branch is one on which candidates come first. */
  hasCandidates: boolean
}

/** The next version, or why there is none. */
export type VersionPlan =
  | { kind: 'nothing'; why: string }
  | { kind: 'refused'; why: string }
  | {
      kind: 'candidate' | 'final'
      from: SemanticVersion
      to: SemanticVersion
      /** What changesets alone would make: less than `to` where people want more. */
      counted: SemanticVersion
      bump: Bump
      /** What is in it: of the final version also what its candidates had. */
      changesets: readonly Changeset[]
    }

/**
 * Decides the next version. Before 1.0.0 a breaking change makes a minor version: 1.0.0 is made by saying so.
 * On a branch with candidates, each new changeset makes one, and once none is left the version itself is due.
 */
export function planVersion(facts: VersionFacts): VersionPlan {
  const { current, changesets, series, hasCandidates } = facts
  const fresh = changesets.filter((each) => !isUsed(each))
  const isDue = fresh.some((each) => !isEmpty(each))
  const hasFinal = series === 'exit' || (series === 'pre' && hasCandidates && !isDue)
  if (!isDue && !hasFinal)
    return { kind: 'nothing', why: `no changeset waits for a version after ${formatVersion(current)}` }
  const makesCandidate = !hasFinal && (series === 'pre' || hasCandidates)
  const used = makesCandidate ? fresh : changesets
  const bump = easeBeforeFirst(current, greatestBump(used.flatMap(listBumps)))
  const counted = countFrom(current, bump)
  if (counted === undefined)
    return { kind: 'nothing', why: 'the changesets that wait say that nothing is to be released' }
  const refusal = judgeWanted(facts, counted, used)
  if (refusal !== undefined) return { kind: 'refused', why: refusal }
  const next = makesCandidate ? (current.candidate ?? -1) + 1 : undefined
  const number = (version: SemanticVersion) =>
    next === undefined ? version : { ...version, candidate: next }
  return {
    kind: makesCandidate ? 'candidate' : 'final',
    from: current,
    to: number(facts.wanted ?? counted),
    counted: number(counted),
    bump,
    changesets: used.filter((each) => !isEmpty(each)),
  }
}

/** Says how a bump counts at a version: before 1.0.0 a breaking change is a minor one. */
export function easeBeforeFirst({ major }: SemanticVersion, bump: Bump): Bump {
  return major === 0 && bump === 'major' ? 'minor' : bump
}

/** A candidate becomes its version also where no more is to be released. */
function countFrom(current: SemanticVersion, bump: Bump): SemanticVersion | undefined {
  if (bump !== 'none') return increase(current, bump)
  return current.candidate === undefined ? undefined : finalOf(current)
}

function judgeWanted(
  { wanted, current }: VersionFacts,
  counted: SemanticVersion,
  used: readonly Changeset[],
): string | undefined {
  if (wanted === undefined || compareVersions(wanted, counted) >= 0) return undefined
  const name = formatVersion(wanted)
  if (compareVersions(wanted, finalOf(current)) <= 0 && current.candidate === undefined)
    return `${name} is made already, or passed by ${formatVersion(current)}. Name the release branch for ${formatVersion(counted)}: release/v${formatVersion(counted)}.`
  const bump = greatestBump(used.flatMap(listBumps))
  const asking = used.filter((each) => listBumps(each).includes(bump)).map(({ id }) => `.changeset/${id}.md`)
  return `${name} is wanted, and ${asking.join(', ')} (${bump}) ask${asking.length === 1 ? 's' : ''} for ${formatVersion(counted)}. Name the release branch release/v${formatVersion(counted)}, or leave out of it what breaks.`
}

function listBumps({ releases }: Changeset): Bump[] {
  return releases.map(({ bump }) => bump)
}
