import type { Severity } from './finding.ts'
import type { RuleName } from './rule-names.ts'

/** What is said of a rule wherever it is shown: on its page, in SARIF, beside a finding. `Rule` has all of it and decides too. */
export interface RuleNotes {
  name: RuleName
  severity: Severity | 'off'
  /** One line, as a heading of the rule's page. */
  title: string
  why: string
  remedy: string
  /** Shown on the rule's page; a test finds the hazard in the first and nothing in the second. */
  example: RuleExample | FilesExample
}

/** In SQL unless it says otherwise. */
export interface RuleExample {
  language?: 'sql' | 'typescript'
  setup?: string
  hazard: string
  safe: string
}

/** For rules that look at more than one migration: texts by their path in a project. */
export interface FilesExample {
  language: 'files'
  /** What was released. */
  setup: ExampleFiles
  /** What is there now beside it; a path without a text is gone. */
  hazard: ExampleFiles
  safe: ExampleFiles
}

export type ExampleFiles = Readonly<Record<string, string | null>>
