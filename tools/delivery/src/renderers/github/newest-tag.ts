import type { ActionPin } from './action-pins.ts'

/** A version that a repository offers, and the commit that it is. */
export type TaggedCommit = Pick<ActionPin, 'version' | 'commit'>

/**
 * Versions that were taken over or are known to be weak: the action is refused up to and with this one
 * (CVE-2026-33634, CVE-2025-30066).
 */
const REFUSED_UP_TO: Readonly<Record<string, string>> = {
  'aquasecurity/trivy-action': 'v0.34.2',
  'pnpm/action-setup': 'v6.0.8',
  'reviewdog/action-setup': 'v1.999.999',
  'tj-actions/changed-files': 'v45.0.7',
}

const LINE = /^([0-9a-f]{40})\trefs\/tags\/(\d.*|v.*?)(\^\{\})?$/
const RELEASE = /^v\d+\.\d+\.\d+$/

/**
 * Parses what `git ls-remote --tags` prints: releases such as `v1.2.3` only, oldest first. Of an annotated tag, which is
 * an object of its own, the commit that it points to.
 */
export function parseTags(output: string): TaggedCommit[] {
  const commits = new Map<string, string>()
  for (const line of output.split('\n')) {
    const [, commit, version, isPeeled] = LINE.exec(line) ?? []
    if (commit === undefined || version === undefined || !RELEASE.test(version)) continue
    if (isPeeled !== undefined || !commits.has(version)) commits.set(version, commit)
  }
  return [...commits]
    .map(([version, commit]) => ({ version, commit }))
    .sort((a, b) => compareVersions(a.version, b.version))
}

/** What became of a pin: nothing newer, a newer one, or something that a person must look at. */
export type PinUpdate =
  | { kind: 'current'; version: string }
  | { kind: 'newer'; from?: string; to: TaggedCommit }
  | { kind: 'alarm'; why: string }

/** Decides about one pin. A tag that no longer is the commit that we know was moved: nothing of it is taken. */
export function decidePin(
  repository: string,
  pin: TaggedCommit | undefined,
  tags: readonly TaggedCommit[],
): PinUpdate {
  const same = tags.find(({ version }) => version === pin?.version)
  if (pin !== undefined && same === undefined)
    return { kind: 'alarm', why: `${repository} has no tag ${pin.version} any more.` }
  if (pin !== undefined && same !== undefined && same.commit !== pin.commit)
    return {
      kind: 'alarm',
      why: `${repository}: the tag ${pin.version} was ${pin.commit} and now is ${same.commit}. Find out who moved it.`,
    }
  const newest = tags.filter(({ version }) => !isRefused(repository, version)).at(-1)
  if (newest === undefined)
    return { kind: 'alarm', why: `${repository} has no release such as v1.2.3 that may be used.` }
  return newest.version === pin?.version
    ? { kind: 'current', version: newest.version }
    : { kind: 'newer', ...(pin && { from: pin.version }), to: newest }
}

/** Says whether a version is one of those that nobody should run. */
export function isRefused(repository: string, version: string): boolean {
  const limit = REFUSED_UP_TO[repository]
  return limit !== undefined && compareVersions(version, limit) <= 0
}

function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.slice(1).split('.').map(Number))
  const index = [0, 1, 2].find((part) => left?.[part] !== right?.[part])
  return index === undefined ? 0 : (left?.[index] ?? 0) - (right?.[index] ?? 0)
}
