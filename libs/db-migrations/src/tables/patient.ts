// Generated from the migrations by "pnpm ehr migrate generate"; do not edit.
import type { ColumnType, Generated } from 'kysely'

declare module '../database.ts' {
  interface Database {
    patient: PatientTable
  }
}

export type PatientBirthDatePrecision = 'day' | 'month' | 'year'

export type PatientSex = 'female' | 'male' | 'other' | 'unknown'

export type PatientGenderIdentity = 'woman' | 'man' | 'non-binary' | 'other' | 'not-disclosed'

/** A person under care (FHIR Patient) */
export interface PatientTable {
  /** UUIDv7 of the record (key) */
  id: Generated<string>
  /** Medical record number (record-number) */
  mrn: string
  /** Birth date; the first of the month or year where only that is known (date) */
  birthDate: string | null
  /** How much of the birth date is known (quasi) */
  birthDatePrecision: PatientBirthDatePrecision | null
  /** Administrative sex (quasi) */
  sex: Generated<PatientSex>
  /** Gender as the person states it (quasi) */
  genderIdentity: PatientGenderIdentity | null
  /** Language the person prefers, BCP 47 (quasi) */
  language: string | null
  /** Whether the record is in use (operational) */
  isActive: Generated<boolean>
  /** Why it is not in use (text) */
  inactiveReason: string | null
  /** Whether the person has died (clinical) */
  isDeceased: Generated<boolean>
  /** When the person died, where known (date) */
  deceasedAt: ColumnType<Date | null, Date | string | null, Date | string | null>
  /** Whether only those with a care relation may open the chart (operational) */
  isRestricted: Generated<boolean>
  /** Place in a multiple birth; a twin has look-alikes (quasi) */
  multipleBirthOrder: number | null
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
