import type { ObservedMigration } from '../model/observation.ts'
import type { Hit } from '../model/rule.ts'
import type { RuleNotes } from '../model/rule-notes.ts'
import { chooseFindings } from './choose-findings.ts'

/** A rule that decides on one observed migration. */
interface CheckingRule extends RuleNotes {
  check(migration: ObservedMigration): Hit[]
}

/** Runs rules over a migration and keeps one finding for each hazard. */
export function checkAll<R extends CheckingRule>(
  rules: readonly R[],
  migration: ObservedMigration,
): { rule: R; hit: Hit }[] {
  const found = rules.flatMap((rule) =>
    rule.check(migration).map((hit) => ({
      rule: rule.name,
      by: rule,
      hit,
      statement: hit.statement,
      severity: severityOf(rule, hit),
    })),
  )
  return chooseFindings(found).map(({ by, hit }) => ({ rule: by, hit }))
}

/** One that is off by itself and was switched on is a warning. */
function severityOf({ severity }: RuleNotes, hit: Hit) {
  return hit.severity ?? (severity === 'off' ? 'warning' : severity)
}
