// Generated from the migrations by "pnpm ehr migrate generate"; do not edit.
import type { ColumnType } from 'kysely'

declare module '../database.ts' {
  interface Database {
    breakGlassHistory: BreakGlassHistoryTable
  }
}

/** Former states of break_glass */
export interface BreakGlassHistoryTable {
  /** When this state was replaced (operational) */
  supersededAt: ColumnType<Date, Date | string | undefined, Date | string>
  /** UUIDv7 of the record (key) */
  id: string
  /** Whose chart (key) */
  patientId: string
  /** Account that opened it (key) */
  userId: string
  /** Session that it was opened in (key) */
  sessionId: string
  /** emergency, covering, consultation, follow-up, patient-request or other (clinical) */
  reasonCode: string
  /** Why, in the words of who opened it (text) */
  reasonText: string
  /** Until when the chart is open to the account (operational) */
  expiresAt: ColumnType<Date, Date | string, Date | string>
  /** When somebody looked into it (operational) */
  reviewedAt: ColumnType<Date | null, Date | string | null, Date | string | null>
  /** Account that looked into it, never the one that opened the chart (key) */
  reviewedBy: string | null
  /** What was found (text) */
  reviewNote: string | null
  /** Counts up with each change; the ETag (operational) */
  version: number
  /** When the record was made (operational) */
  createdAt: ColumnType<Date, Date | string, Date | string>
  /** Account that made the record; null: an import or the installation (key) */
  createdBy: string | null
  /** When the record was last changed (operational) */
  updatedAt: ColumnType<Date, Date | string, Date | string>
  /** Account that last changed the record (key) */
  updatedBy: string | null
}
