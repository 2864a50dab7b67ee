import type { Finding } from '../model/finding.ts'
import type { GuardConfiguration } from './configuration.ts'

/** Gives findings the severity that the configuration has for their rule, and drops those of rules that are off. */
export function setSeverities(findings: readonly Finding[], { rules = {} }: GuardConfiguration): Finding[] {
  return findings.flatMap((finding) => {
    const configured = rules[finding.rule]
    if (configured === 'off') return []
    // What a hit calls information is no hazard, so a stricter rule does not make it one.
    return configured === undefined || finding.severity === 'info'
      ? [finding]
      : [{ ...finding, severity: configured }]
  })
}
