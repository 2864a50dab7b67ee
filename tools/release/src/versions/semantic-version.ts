/** How much a change asks of whoever uses the product, as changesets call it. */
export const BUMPS = ['none', 'patch', 'minor', 'major'] as const

/** One of them. */
export type Bump = (typeof BUMPS)[number]

/** A version of the product: `1.2.3`, or a candidate of it, `1.2.3-rc.0`. */
export interface SemanticVersion {
  major: number
  minor: number
  patch: number
  /** Which candidate it is, from 0; none for the version itself. */
  candidate?: number
}

const NUMBER = '(0|[1-9]\\d*)'
const SHAPE = new RegExp(`^${NUMBER}\\.${NUMBER}\\.${NUMBER}(?:-rc\\.${NUMBER})?$`)

/** Reads `1.2.3` or `1.2.3-rc.0`; nothing for any other text. */
export function parseVersion(text: string): SemanticVersion | undefined {
  const [, major, minor, patch, candidate] = SHAPE.exec(text) ?? []
  if (major === undefined) return undefined
  const version = { major: Number(major), minor: Number(minor), patch: Number(patch) }
  return candidate === undefined ? version : { ...version, candidate: Number(candidate) }
}

/** Reads a version that must be one. @throws naming where it came from. */
export function getVersion(text: string, where: string): SemanticVersion {
  const version = parseVersion(text)
  if (version !== undefined) return version
  throw new Error(`${where}: ${JSON.stringify(text)} is no version. Write one such as 1.2.3 or 1.2.3-rc.0.`)
}

/** Writes a version as package.json has it. */
export function formatVersion({ major, minor, patch, candidate }: SemanticVersion): string {
  return `${major}.${minor}.${patch}${candidate === undefined ? '' : `-rc.${candidate}`}`
}

/** Says which comes first: negative when `a` does. A candidate comes before its version. */
export function compareVersions(a: SemanticVersion, b: SemanticVersion): number {
  return (
    a.major - b.major ||
    a.minor - b.minor ||
    a.patch - b.patch ||
    (a.candidate ?? Number.POSITIVE_INFINITY) - (b.candidate ?? Number.POSITIVE_INFINITY) ||
    0
  )
}

/** The version without its candidate: what candidates lead to. */
export function finalOf({ major, minor, patch }: SemanticVersion): SemanticVersion {
  return { major, minor, patch }
}

/**
 * The version after a change, as semver and changesets count: a candidate that promises enough already becomes its own
 * version.
 */
export function increase(from: SemanticVersion, bump: Bump): SemanticVersion {
  const isCandidate = from.candidate !== undefined
  const { major, minor, patch } = from
  if (bump === 'none') return from
  if (bump === 'major')
    return isCandidate && minor === 0 && patch === 0
      ? finalOf(from)
      : { major: major + 1, minor: 0, patch: 0 }
  if (bump === 'minor')
    return isCandidate && patch === 0 ? finalOf(from) : { major, minor: minor + 1, patch: 0 }
  return isCandidate ? finalOf(from) : { major, minor, patch: patch + 1 }
}

/** The greatest of several; `none` of none. */
export function greatestBump(bumps: readonly Bump[]): Bump {
  return BUMPS[Math.max(0, ...bumps.map((bump) => BUMPS.indexOf(bump)))] ?? 'none'
}
