// Generated from the migrations by "pnpm ehr migrate generate"; do not edit.
import type { ColumnType } from 'kysely'

declare module '../database.ts' {
  interface Database {
    recoveryCode: RecoveryCodeTable
  }
}

/** Codes that stand in once each for a lost authenticator */
export interface RecoveryCodeTable {
  /** Account that it belongs to (key) */
  userId: string
  /** Keyed hash of the code (secret) */
  codeHash: Buffer
  /** When it was used; null: not yet (operational) */
  usedAt: ColumnType<Date | null, Date | string | null, Date | string | null>
}
