import type { Finding } from '../model/finding.ts'
import type { ObservedMigration } from '../model/observation.ts'
import type { Hit } from '../model/rule.ts'
import type { RuleNotes } from '../model/rule-notes.ts'
import { checkAll } from '../rules/check-all.ts'
import type { GuardConfiguration } from './configuration.ts'
import { type PlaceContext, placeHit } from './place-hit.ts'

/** A rule that decides on one observed migration. */
export interface CheckingRule extends RuleNotes {
  check(migration: ObservedMigration): Hit[]
}

/** Runs those rules over a migration that are not off, and places what they hit on. */
export function runRules(
  rules: readonly CheckingRule[],
  migration: ObservedMigration,
  options: PlaceContext & { configuration: GuardConfiguration },
): Finding[] {
  const on = rules.filter((rule) => isOn(rule, options.configuration))
  return checkAll(on, migration).map(({ rule, hit }) => placeHit(rule, hit, migration, options))
}

/** Says whether a rule is looked at: those of style only when they are switched on. */
export function isOn({ name, severity }: RuleNotes, { rules = {}, styleRules }: GuardConfiguration): boolean {
  const configured = rules[name]
  if (configured !== undefined) return configured !== 'off'
  return severity !== 'off' || (styleRules === true && name.startsWith('style-'))
}
