// Generated from the migrations by "pnpm ehr migrate generate"; do not edit.
import type { ColumnType, Generated } from 'kysely'

declare module '../database.ts' {
  interface Database {
    appVerification: AppVerificationTable
  }
}

/** A proof that was asked for and is awaited, such as a reset of a password */
export interface AppVerificationTable {
  /** UUIDv7 of the proof (key) */
  id: Generated<string>
  /** What is to be proved, may hold an e-mail address (secret) */
  identifier: string
  /** What proves it (secret) */
  value: string
  /** When it is no longer accepted (operational) */
  expiresAt: ColumnType<Date, Date | string, Date | string>
  /** When it was asked for (operational) */
  createdAt: ColumnType<Date, Date | string | undefined, Date | string>
  /** When it was last changed (operational) */
  updatedAt: ColumnType<Date, Date | string | undefined, Date | string>
}
