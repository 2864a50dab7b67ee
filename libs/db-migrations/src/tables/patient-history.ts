// Generated from the migrations by "pnpm ehr migrate generate"; do not edit.
import type { ColumnType } from 'kysely'

declare module '../database.ts' {
  interface Database {
    patientHistory: PatientHistoryTable
  }
}

/** Former states of patient */
export interface PatientHistoryTable {
  /** When this state was replaced (operational) */
  supersededAt: ColumnType<Date, Date | string | undefined, Date | string>
  /** UUIDv7 of the record (key) */
  id: string
  /** Medical record number (record-number) */
  mrn: string
  /** Birth date; the first of the month or year where only that is known (date) */
  birthDate: string | null
  /** How much of the birth date is known (quasi) */
  birthDatePrecision: string | null
  /** Administrative sex (quasi) */
  sex: string
  /** Gender as the person states it (quasi) */
  genderIdentity: string | null
  /** Language the person prefers, BCP 47 (quasi) */
  language: string | null
  /** Whether the record is in use (operational) */
  isActive: boolean
  /** Why it is not in use (text) */
  inactiveReason: string | null
  /** Whether the person has died (clinical) */
  isDeceased: boolean
  /** When the person died, where known (date) */
  deceasedAt: ColumnType<Date | null, Date | string | null, Date | string | null>
  /** Whether only those with a care relation may open the chart (operational) */
  isRestricted: boolean
  /** Place in a multiple birth; a twin has look-alikes (quasi) */
  multipleBirthOrder: number | null
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
