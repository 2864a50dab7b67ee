// Generated from the migrations by "pnpm ehr migrate generate"; do not edit.
import type { ColumnType } from 'kysely'

declare module '../database.ts' {
  interface Database {
    secondFactor: SecondFactorTable
  }
}

/** Codes of an authenticator (TOTP, RFC 6238) as an account’s second factor */
export interface SecondFactorTable {
  /** Account that it belongs to (key) */
  userId: string
  /** Key of the codes, encrypted with a key derived from AUTH_SECRET (secret) */
  secret: Buffer
  /** Time step of the last code accepted; it and earlier ones are refused (operational) */
  lastStep: ColumnType<number | null, number | bigint | null, number | bigint | null>
  /** When a first code was given; null: set up and not in force (operational) */
  confirmedAt: ColumnType<Date | null, Date | string | null, Date | string | null>
  /** When it was set up (operational) */
  createdAt: ColumnType<Date, Date | string | undefined, Date | string>
}
