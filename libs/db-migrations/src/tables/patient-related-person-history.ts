// Generated from the migrations by "pnpm ehr migrate generate"; do not edit.
import type { ColumnType } from 'kysely'

declare module '../database.ts' {
  interface Database {
    patientRelatedPersonHistory: PatientRelatedPersonHistoryTable
  }
}

/** Former states of patient_related_person */
export interface PatientRelatedPersonHistoryTable {
  /** When this state was replaced (operational) */
  supersededAt: ColumnType<Date, Date | string | undefined, Date | string>
  /** UUIDv7 of the record (key) */
  id: string
  /** Whose relation (key) */
  patientId: string
  /** Order in which they are called (operational) */
  position: number
  /** What the person is to the patient (quasi) */
  relationship: string
  /** Name of the related person (name) */
  name: string
  /** Telephone number of the related person (phone) */
  phone: string | null
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
