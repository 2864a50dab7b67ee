import type { Severity } from '../model/finding.ts'
import type { ObservedStatement } from '../model/observation.ts'
import type { RuleName } from '../model/rule-names.ts'

/** What the choice goes by; whoever calls it keeps what else it knows of a finding. */
export interface Candidate {
  rule: RuleName
  severity: Severity
  statement?: ObservedStatement | undefined
}

/** More rules than this on one statement tell nobody what to do. */
const MOST_PER_STATEMENT = 3

/**
 * One hazard, one finding: of several that were found on one statement of a migration, leaves out those that only say
 * in general what another one names, and those beyond the third. Findings on no statement stay.
 */
export function chooseFindings<T extends Candidate>(found: readonly T[]): T[] {
  const kept = new Set(
    [...Map.groupBy(found, ({ statement }) => statement)].flatMap(([statement, together]) =>
      statement === undefined ? together : chooseOfOne(together),
    ),
  )
  const first = found.find((one) => kept.has(one) && one.rule === 'lock-timeout-missing')
  // Said once, at the first statement that it is true of: one line mends them all.
  return found.filter((one) => kept.has(one) && (one.rule !== 'lock-timeout-missing' || one === first))
}

function chooseOfOne<T extends Candidate>(together: readonly T[]): T[] {
  const own = together.filter((one) => !together.some((other) => isToldBy(one, other)))
  const rules = new Set(own.toSorted((a, b) => weightOf(a) - weightOf(b)).map(({ rule }) => rule))
  const heaviest = new Set([...rules].slice(0, MOST_PER_STATEMENT))
  return own.filter(({ rule }) => heaviest.has(rule))
}

/** What is said better by others, wherever one of them is found on the same statement. */
const TOLD_BY: Readonly<Partial<Record<RuleName, readonly RuleName[]>>> = {
  'drop-table': ['drop-schema'],
  'drop-column': ['drop-type-cascade', 'drop-schema'],
  'drop-cascade': ['drop-type-cascade', 'drop-schema'],
  'drop-constraint-loosens': ['drop-primary-key', 'drop-column'],
  'drop-index-not-concurrent': ['drop-table', 'drop-schema'],
  'long-lock-window': ['ddl-and-backfill-same-tx', 'not-valid-and-validate-same-tx'],
  'backfill-unbatched': ['delete-without-where'],
  'migration-fails': ['create-partition-of', 'attach-partition-scans'],
  'policy-change': ['rls-enabled-no-policy', 'rls-disabled'],
  'volatile-default-rewrites': ['serial-column-rewrites', 'stored-generated-rewrites', 'constrained-domain'],
}

/** These say no more than that a strong lock was worked under, or waited for without end, which whoever names a cause of it says too. */
const GENERAL: readonly RuleName[] = [
  'work-under-lock',
  'trigger-lock',
  'brief-exclusive-lock',
  'replace-view-lock',
  'lock-timeout-missing',
]

/** These are about something else than locks, or are only told as information. */
const BESIDE: readonly RuleName[] = [
  'fk-missing-index',
  'index-redundant',
  'json-not-jsonb',
  'needs-privilege',
]

function isToldBy(one: Candidate, other: Candidate): boolean {
  if (one === other || one.rule === other.rule) return false
  if (TOLD_BY[one.rule]?.includes(other.rule)) return true
  if (one.rule === 'migration-fails') return other.severity === 'error'
  const rank = GENERAL.indexOf(one.rule)
  if (rank === -1) return false
  const rankOfOther = GENERAL.indexOf(other.rule)
  if (rankOfOther !== -1) return rankOfOther < rank
  return other.severity !== 'info' && !BESIDE.includes(other.rule) && !other.rule.startsWith('style-')
}

const WEIGHTS: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 }

function weightOf({ rule, severity }: Candidate): number {
  return WEIGHTS[severity] * 2 + (BESIDE.includes(rule) ? 1 : 0)
}
