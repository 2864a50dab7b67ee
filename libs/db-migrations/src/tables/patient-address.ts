// Generated from the migrations by "pnpm ehr migrate generate"; do not edit.
import type { ColumnType, Generated } from 'kysely'

declare module '../database.ts' {
  interface Database {
    patientAddress: PatientAddressTable
  }
}

export type PatientAddressUse = 'home' | 'work' | 'temp' | 'old' | 'billing'

/** Where the person lives (FHIR Address) */
export interface PatientAddressTable {
  /** UUIDv7 of the record (key) */
  id: Generated<string>
  /** Whose address (key) */
  patientId: string
  /** Order in which they are shown (operational) */
  position: Generated<number>
  /** home, work, temp, old or billing (operational) */
  use: PatientAddressUse | null
  /** Street, house and flat, line by line (geography) */
  lines: Generated<string[]>
  /** City or village (geography) */
  city: string | null
  /** District or county (geography) */
  district: string | null
  /** State, governorate or province (quasi) */
  state: string | null
  /** Postal code (geography) */
  postalCode: string | null
  /** Country (quasi) */
  country: string | null
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
