// Generated from the migrations by "pnpm ehr migrate generate"; do not edit.
import type { ColumnType } from 'kysely'

declare module '../database.ts' {
  interface Database {
    conditionHistory: ConditionHistoryTable
  }
}

/** Former states of condition */
export interface ConditionHistoryTable {
  /** When this state was replaced (operational) */
  supersededAt: ColumnType<Date, Date | string | undefined, Date | string>
  /** UUIDv7 of the record (key) */
  id: string
  /** Whose record (key) */
  patientId: string
  /** Visit that it belongs to (key) */
  encounterId: string | null
  /** Code system of the problem (URI) (clinical) */
  codeSystem: string
  /** Code of the problem (clinical) */
  code: string
  /** The problem in words (clinical) */
  codeDisplay: string
  /** problem-list-item or encounter-diagnosis (clinical) */
  category: string
  /** active, recurrence, relapse, inactive, remission or resolved (clinical) */
  clinicalStatus: string
  /** unconfirmed, provisional, differential, confirmed, refuted or entered-in-error (clinical) */
  verificationStatus: string
  /** When it began (date) */
  onsetAt: ColumnType<Date | null, Date | string | null, Date | string | null>
  /** When it was over (date) */
  abatedAt: ColumnType<Date | null, Date | string | null, Date | string | null>
  /** When it was first noted (date) */
  recordedAt: ColumnType<Date | null, Date | string | null, Date | string | null>
  /** Remarks (text) */
  note: string | null
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
  /** mild, moderate or severe (clinical) */
  severity: string | null
  /** When it began as people wrote it: the day, or the first of the month or year (date) */
  onsetOn: string | null
  /** day, month or year: what of onset_on is known (clinical) */
  onsetPrecision: string | null
  /** When it was over as people wrote it: the day, or the first of the month or year (date) */
  abatedOn: string | null
  /** day, month or year: what of abated_on is known (clinical) */
  abatedPrecision: string | null
  /** Why it was entered in error (text) */
  errorReason: string | null
}
