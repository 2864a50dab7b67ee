// Generated from the migrations by "pnpm ehr migrate generate"; do not edit.
import type { ColumnType } from 'kysely'

declare module '../database.ts' {
  interface Database {
    attemptCount: AttemptCountTable
  }
}

/** How often something that can be guessed was tried lately */
export interface AttemptCountTable {
  /** Keyed hash of who tried what from where (secret) */
  key: Buffer
  /** What is counted (operational) */
  kind: string
  /** Attempts that did not succeed, in this window (operational) */
  attempts: number
  /** When counting starts anew (operational) */
  windowEndsAt: ColumnType<Date, Date | string, Date | string>
}
