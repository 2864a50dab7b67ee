import type { RuleName } from '../model/rule-names.ts'

/** A piece of SQL with the rules that must be found in it: all of them, and none that is not named. */
export interface CorpusCase {
  /** What it is about, as a plain sentence or phrase; unique within its topic. */
  name: string
  /** Runs before, unobserved; its tables are then filled with rows. */
  setup?: string
  sql: string
  /** `auto` unless it says otherwise: wrapped in one transaction, as Kysely does. */
  transaction?: 'auto' | 'none' | 'own'
  /** Empty for a harmless one. */
  expect: readonly RuleName[]
  /** Found beside those expected on some versions or by chance of the rows; anything else that is found fails the case. */
  allow?: readonly RuleName[]
}
