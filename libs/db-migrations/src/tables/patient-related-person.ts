// Generated from the migrations by "pnpm ehr migrate generate"; do not edit.
import type { ColumnType, Generated } from 'kysely'

declare module '../database.ts' {
  interface Database {
    patientRelatedPerson: PatientRelatedPersonTable
  }
}

export type PatientRelatedPersonRelationship =
  | 'mother'
  | 'father'
  | 'spouse'
  | 'partner'
  | 'child'
  | 'sibling'
  | 'guardian'
  | 'friend'
  | 'other'

/** Next of kin and other contacts (FHIR Patient.contact) */
export interface PatientRelatedPersonTable {
  /** UUIDv7 of the record (key) */
  id: Generated<string>
  /** Whose relation (key) */
  patientId: string
  /** Order in which they are called (operational) */
  position: Generated<number>
  /** What the person is to the patient (quasi) */
  relationship: PatientRelatedPersonRelationship
  /** Name of the related person (name) */
  name: string
  /** Telephone number of the related person (phone) */
  phone: string | null
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
