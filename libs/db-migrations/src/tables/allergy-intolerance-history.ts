// Generated from the migrations by "pnpm ehr migrate generate"; do not edit.
import type { ColumnType } from 'kysely'

declare module '../database.ts' {
  interface Database {
    allergyIntoleranceHistory: AllergyIntoleranceHistoryTable
  }
}

/** Former states of allergy_intolerance */
export interface AllergyIntoleranceHistoryTable {
  /** When this state was replaced (operational) */
  supersededAt: ColumnType<Date, Date | string | undefined, Date | string>
  /** UUIDv7 of the record (key) */
  id: string
  /** Whose record (key) */
  patientId: string
  /** Code system of the agent (URI) (clinical) */
  codeSystem: string
  /** Code of the agent (clinical) */
  code: string
  /** The agent in words (clinical) */
  codeDisplay: string
  /** allergy or intolerance (clinical) */
  type: string | null
  /** food, medication, environment or biologic (clinical) */
  category: string | null
  /** low, high or unable-to-assess (clinical) */
  criticality: string | null
  /** active, inactive or resolved (clinical) */
  clinicalStatus: string
  /** unconfirmed, confirmed, refuted or entered-in-error (clinical) */
  verificationStatus: string
  /** True: the record states that no allergy is known (clinical) */
  isNoneKnown: boolean
  /** What happened (clinical) */
  reaction: string | null
  /** mild, moderate or severe (clinical) */
  reactionSeverity: string | null
  /** When it began (date) */
  onsetAt: ColumnType<Date | null, Date | string | null, Date | string | null>
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
  /** All reactions, the severest first; reaction and its severity repeat that one (clinical) */
  reactions: ColumnType<unknown, string | null, string | null>
  /** When it began as people wrote it: the day, or the first of the month or year (date) */
  onsetOn: string | null
  /** day, month or year: what of onset_on is known (clinical) */
  onsetPrecision: string | null
  /** Why it is no longer active, was refuted or was entered in error (text) */
  statusReason: string | null
}
