import type { RuleName } from './rule-names.ts'

export const SEVERITIES = ['error', 'warning', 'info'] as const

/** `error`: fails the validation; `warning`: to be read; `info`: to be known. */
export type Severity = (typeof SEVERITIES)[number]

/** One hazard found, with what was seen of it. */
export interface Finding {
  rule: RuleName
  severity: Severity
  /** Relative to the workspace (or the folder validated), with forward slashes. */
  file: string
  /** From 1; of the TypeScript that issued the statement, or of the SQL file. */
  line: number
  /** Name of the migration; undefined for findings about the set as a whole. */
  migration?: string
  /** What was seen: lock and its milliseconds, rows rewritten, the error. Never a row's content. */
  observed: string
  /** Why that hurts a running system. */
  why: string
  /** The safe way to do it. */
  remedy: string
  /** The statement, shortened to 300 characters; parameters are not part of it. */
  statement?: string
  /** Reason stated in the migration for accepting it; a suppressed finding fails nothing. */
  suppressed?: string
  /** Major versions of PostgreSQL that show it, where several were tried and not all do. */
  postgres?: number[]
}
