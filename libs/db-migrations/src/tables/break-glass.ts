// Generated from the migrations by "pnpm ehr migrate generate"; do not edit.
import type { ColumnType, Generated } from 'kysely'

declare module '../database.ts' {
  interface Database {
    breakGlass: BreakGlassTable
  }
}

export type BreakGlassReasonCode =
  | 'emergency'
  | 'covering'
  | 'consultation'
  | 'follow-up'
  | 'patient-request'
  | 'other'

/** Somebody opened a restricted chart without a care relation */
export interface BreakGlassTable {
  /** UUIDv7 of the record (key) */
  id: Generated<string>
  /** Whose chart (key) */
  patientId: string
  /** Account that opened it (key) */
  userId: string
  /** Session that it was opened in (key) */
  sessionId: string
  /** emergency, covering, consultation, follow-up, patient-request or other (clinical) */
  reasonCode: BreakGlassReasonCode
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
  version: Generated<number>
  /** When the record was made (operational) */
  createdAt: ColumnType<Date, Date | string | undefined, Date | string>
  /** Account that made the record; null: an import or the installation (key) */
  createdBy: string | null
  /** When the record was last changed (operational) */
  updatedAt: ColumnType<Date, Date | string | undefined, Date | string>
  /** Account that last changed the record (key) */
  updatedBy: string | null
}
