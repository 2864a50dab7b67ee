// Generated from the migrations by "pnpm ehr migrate generate"; do not edit.
import type { ColumnType, Generated } from 'kysely'

declare module '../database.ts' {
  interface Database {
    patientContact: PatientContactTable
  }
}

export type PatientContactSystem = 'phone' | 'email' | 'fax' | 'sms' | 'url' | 'pager' | 'other'

export type PatientContactUse = 'home' | 'work' | 'mobile' | 'temp' | 'old'

/** A way to reach the person (FHIR ContactPoint) */
export interface PatientContactTable {
  /** UUIDv7 of the record (key) */
  id: Generated<string>
  /** Whom it reaches (key) */
  patientId: string
  /** Order in which they are tried (operational) */
  position: Generated<number>
  /** phone, email, fax, sms, url, pager or other (operational) */
  system: PatientContactSystem
  /** home, work, mobile, temp or old (operational) */
  use: PatientContactUse | null
  /** The number or address (phone) */
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
