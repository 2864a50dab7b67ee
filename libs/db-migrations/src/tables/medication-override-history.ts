// Generated from the migrations by "pnpm ehr migrate generate"; do not edit.
import type { ColumnType } from 'kysely'

declare module '../database.ts' {
  interface Database {
    medicationOverrideHistory: MedicationOverrideHistoryTable
  }
}

/** Former states of medication_override */
export interface MedicationOverrideHistoryTable {
  /** When this state was replaced (operational) */
  supersededAt: ColumnType<Date, Date | string | undefined, Date | string>
  /** UUIDv7 of the record (key) */
  id: string
  /** Whose prescription (key) */
  patientId: string
  /** The prescription that was made nevertheless (key) */
  medicationId: string
  /** What the warning was about: an allergy, cross-reactivity, the same drug (clinical) */
  kind: string
  /** high, moderate or low (clinical) */
  severity: string
  /** The allergy or prescription that it conflicts with (key) */
  conflictId: string
  /** Version of that record when the warning was given (operational) */
  conflictVersion: number
  /** Code system of what it conflicts with (URI) (clinical) */
  conflictSystem: string
  /** Code of what it conflicts with (clinical) */
  conflictCode: string
  /** What it conflicts with, in words (clinical) */
  conflictDisplay: string
  /** The ingredient or class that both have (clinical) */
  matched: string
  /** Version of the drug knowledge that warned (operational) */
  knowledgeVersion: string
  /** Why it was set aside, as a code of the contract (clinical) */
  reasonCode: string
  /** Why it was set aside, in words (text) */
  reason: string
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
