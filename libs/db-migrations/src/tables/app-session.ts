// Generated from the migrations by "pnpm ehr migrate generate"; do not edit.
import type { ColumnType, Generated } from 'kysely'

declare module '../database.ts' {
  interface Database {
    appSession: AppSessionTable
  }
}

/** Somebody signed in, in one browser */
export interface AppSessionTable {
  /** UUIDv7 of the session (key) */
  id: Generated<string>
  /** Account that signed in (key) */
  userId: string
  /** SHA-256 of what the cookie carries (secret) */
  token: string
  /** When it ends unless it is used before (operational) */
  expiresAt: ColumnType<Date, Date | string, Date | string>
  /** Address that the account signed in from (ip) */
  ipAddress: string | null
  /** Browser that the account signed in with (device-id) */
  userAgent: string | null
  /** When the account signed in (operational) */
  createdAt: ColumnType<Date, Date | string | undefined, Date | string>
  /** When the session was last prolonged (operational) */
  updatedAt: ColumnType<Date, Date | string | undefined, Date | string>
  /** When it was locked; the password of its user opens it again (operational) */
  lockedAt: ColumnType<Date | null, Date | string | null, Date | string | null>
}
