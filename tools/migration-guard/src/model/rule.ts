import type { Severity } from './finding.ts'
import type { ObservedMigration, ObservedStatement, Site } from './observation.ts'
import type { RuleName } from './rule-names.ts'

/** What a rule has found, before it is placed in a file: the engine adds rule, file, line, why and remedy. */
export interface Hit {
  /** The statement it is about; undefined for the whole migration. */
  statement?: ObservedStatement
  /** Where there is no statement, or another place says more: by default the line of `export … up`. */
  site?: Site
  /** Instead of the rule's own. */
  severity?: Severity
  observed: string
  why?: string
  remedy?: string
}

/** A rule decides on what was observed and does nothing else. */
export interface Rule {
  name: RuleName
  /** Unless the hit says otherwise; `off` rules run only when the configuration switches them on. */
  severity: Severity | 'off'
  /** One line, as a heading of the rule's page. */
  title: string
  why: string
  remedy: string
  /** Shown on the rule's page and run by its test: the first must be found, the second must be silent. */
  example: { setup?: string; hazard: string; safe: string; transaction?: 'auto' | 'none' | 'own' }
  check(migration: ObservedMigration): Hit[]
}
