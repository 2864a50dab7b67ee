// Generated from the migrations by "pnpm ehr migrate generate"; do not edit.
import type { ColumnType } from 'kysely'

declare module '../database.ts' {
  interface Database {
    accountToken: AccountTokenTable
  }
}

export type AccountTokenPurpose = 'invitation' | 'recovery'

/** A link that sets an account’s password, once */
export interface AccountTokenTable {
  /** SHA-256 of what the link carries (secret) */
  tokenHash: Buffer
  /** Account whose password it sets (key) */
  userId: string
  /** invitation (the first password) or recovery (a forgotten one) (operational) */
  purpose: AccountTokenPurpose
  /** When it is no longer accepted (operational) */
  expiresAt: ColumnType<Date, Date | string, Date | string>
  /** When it was used; null: not yet (operational) */
  usedAt: ColumnType<Date | null, Date | string | null, Date | string | null>
  /** When it was made (operational) */
  createdAt: ColumnType<Date, Date | string | undefined, Date | string>
}
