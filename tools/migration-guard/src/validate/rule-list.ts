import type { RuleNotes } from '../model/rule-notes.ts'
import { CUMULATIVE_LOCKS } from '../rules/cumulative-locks.ts'
import { RULES } from '../rules/index.ts'
import { SUPPRESSION_NOTES } from './apply-suppressions.ts'
import { HANGING } from './hanging.ts'
import { UNPROVEN, UNREADABLE } from './own-notes.ts'
import { ROUND_TRIP_RULES } from './round-trip.ts'
import { SOURCE_NOTES } from './source-notes.ts'

/** What is said of every rule; each name of `RULE_NAMES` once. */
export const ALL_NOTES: readonly RuleNotes[] = [
  ...RULES,
  ...ROUND_TRIP_RULES,
  ...[HANGING, UNREADABLE, UNPROVEN, CUMULATIVE_LOCKS],
  ...SUPPRESSION_NOTES,
  ...SOURCE_NOTES,
]
