// Generated from the migrations by "pnpm ehr migrate generate"; do not edit.
import type { ColumnType, Generated } from 'kysely'

declare module '../database.ts' {
  interface Database {
    patientIdentifier: PatientIdentifierTable
  }
}

export type PatientIdentifierType = 'national-id' | 'passport' | 'driving-licence' | 'insurance' | 'other'

/** A number that someone else knows the person by (FHIR Identifier) */
export interface PatientIdentifierTable {
  /** UUIDv7 of the record (key) */
  id: Generated<string>
  /** Whose identifier (key) */
  patientId: string
  /** Order in which they are shown (operational) */
  position: Generated<number>
  /** national-id, passport, driving-licence, insurance or other (operational) */
  type: PatientIdentifierType
  /** Who gave the number (URI) (operational) */
  system: string | null
  /** The number, as on the document (national-id) */
  value: string
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
