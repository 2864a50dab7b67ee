// Generated from the migrations by "pnpm ehr migrate generate"; do not edit.
import type { ColumnType, Generated } from 'kysely'

declare module '../database.ts' {
  interface Database {
    condition: ConditionTable
  }
}

export type ConditionCategory = 'problem-list-item' | 'encounter-diagnosis'

export type ConditionClinicalStatus =
  | 'active'
  | 'recurrence'
  | 'relapse'
  | 'inactive'
  | 'remission'
  | 'resolved'

export type ConditionVerificationStatus =
  | 'unconfirmed'
  | 'provisional'
  | 'differential'
  | 'confirmed'
  | 'refuted'
  | 'entered-in-error'

export type ConditionSeverity = 'mild' | 'moderate' | 'severe'

export type ConditionOnsetPrecision = 'day' | 'month' | 'year'

export type ConditionAbatedPrecision = 'day' | 'month' | 'year'

/** A problem or diagnosis (FHIR Condition) */
export interface ConditionTable {
  /** UUIDv7 of the record (key) */
  id: Generated<string>
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
  category: Generated<ConditionCategory>
  /** active, recurrence, relapse, inactive, remission or resolved (clinical) */
  clinicalStatus: ConditionClinicalStatus
  /** unconfirmed, provisional, differential, confirmed, refuted or entered-in-error (clinical) */
  verificationStatus: Generated<ConditionVerificationStatus>
  /** When it began (date) */
  onsetAt: ColumnType<Date | null, Date | string | null, Date | string | null>
  /** When it was over (date) */
  abatedAt: ColumnType<Date | null, Date | string | null, Date | string | null>
  /** When it was first noted (date) */
  recordedAt: ColumnType<Date | null, Date | string | null, Date | string | null>
  /** Remarks (text) */
  note: string | null
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
  /** mild, moderate or severe (clinical) */
  severity: ConditionSeverity | null
  /** When it began as people wrote it: the day, or the first of the month or year (date) */
  onsetOn: string | null
  /** day, month or year: what of onset_on is known (clinical) */
  onsetPrecision: ConditionOnsetPrecision | null
  /** When it was over as people wrote it: the day, or the first of the month or year (date) */
  abatedOn: string | null
  /** day, month or year: what of abated_on is known (clinical) */
  abatedPrecision: ConditionAbatedPrecision | null
  /** Why it was entered in error (text) */
  errorReason: string | null
}
