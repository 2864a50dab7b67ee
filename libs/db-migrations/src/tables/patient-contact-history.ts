// Generated from the migrations by "pnpm ehr migrate generate"; do not edit.
import type { ColumnType } from 'kysely'

declare module '../database.ts' {
  interface Database {
    patientContactHistory: PatientContactHistoryTable
  }
}

/** Former states of patient_contact */
export interface PatientContactHistoryTable {
  /** When this state was replaced (operational) */
  supersededAt: ColumnType<Date, Date | string | undefined, Date | string>
  /** UUIDv7 of the record (key) */
  id: string
  /** Whom it reaches (key) */
  patientId: string
  /** Order in which they are tried (operational) */
  position: number
  /** phone, email, fax, sms, url, pager or other (operational) */
  system: string
  /** home, work, mobile, temp or old (operational) */
  use: string | null
  /** The number or address (phone) */
  value: string
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
