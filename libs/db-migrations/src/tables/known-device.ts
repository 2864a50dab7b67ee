// Generated from the migrations by "pnpm ehr migrate generate"; do not edit.
import type { ColumnType } from 'kysely'

declare module '../database.ts' {
  interface Database {
    knownDevice: KnownDeviceTable
  }
}

/** A browser in which an account has signed in before */
export interface KnownDeviceTable {
  /** Account that signed in (key) */
  userId: string
  /** SHA-256 of what the browser’s cookie carries (device-id) */
  deviceHash: Buffer
  /** When it last signed in there (operational) */
  lastUsedAt: ColumnType<Date, Date | string, Date | string>
}
