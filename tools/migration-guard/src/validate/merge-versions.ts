import type { Finding } from '../model/finding.ts'

/** What one version of PostgreSQL showed. */
export interface VersionFindings {
  major: number
  findings: readonly Finding[]
}

/** Merges what several versions showed: a finding of some of them only says which. */
export function mergeVersions(runs: readonly VersionFindings[]): Finding[] {
  const merged = new Map<string, { finding: Finding; majors: Set<number> }>()
  for (const { major, findings } of runs) {
    for (const finding of findings) {
      const known = merged.get(keyOf(finding)) ?? { finding, majors: new Set() }
      known.majors.add(major)
      merged.set(keyOf(finding), known)
    }
  }
  return [...merged.values()].map(({ finding, majors }) =>
    majors.size === runs.length ? finding : { ...finding, postgres: [...majors].sort((a, b) => a - b) },
  )
}

/** Measured figures differ from run to run. */
function keyOf({ rule, severity, file, line, statement, observed }: Finding): string {
  return JSON.stringify([rule, severity, file, line, statement, observed.replace(/[\d.,]+/g, '#')])
}
