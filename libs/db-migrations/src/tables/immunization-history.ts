// Generated from the migrations by "pnpm ehr migrate generate"; do not edit.
import type { ColumnType } from 'kysely'

declare module '../database.ts' {
  interface Database {
    immunizationHistory: ImmunizationHistoryTable
  }
}

/** Former states of immunization */
export interface ImmunizationHistoryTable {
  /** When this state was replaced (operational) */
  supersededAt: ColumnType<Date, Date | string | undefined, Date | string>
  /** UUIDv7 of the record (key) */
  id: string
  /** Whose record (key) */
  patientId: string
  /** Visit that it belongs to (key) */
  encounterId: string | null
  /** Code system of the vaccine (URI) (clinical) */
  codeSystem: string
  /** Code of the vaccine (clinical) */
  code: string
  /** The vaccine in words (clinical) */
  codeDisplay: string
  /** completed, not-done or entered-in-error (clinical) */
  status: string
  /** Why it was not given (clinical) */
  statusReason: string | null
  /** When it was given (date) */
  occurredAt: ColumnType<Date, Date | string, Date | string>
  /** Lot of the vaccine (clinical) */
  lotNumber: string | null
  /** Expiry date of the lot (clinical) */
  expiresOn: string | null
  /** Where on the body (clinical) */
  site: string | null
  /** Which dose of the series (clinical) */
  doseNumber: number | null
  /** True: recorded by who gave it; false: as reported (clinical) */
  isPrimarySource: boolean
  /** Remarks (text) */
  note: string | null
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
  /** When a dose told of was given: the day, or the first of the month or year (date) */
  occurredOn: string | null
  /** day, month or year: what of occurred_on is known (clinical) */
  occurredPrecision: string | null
  /** How it was given, in words or one of our own codes (clinical) */
  route: string | null
  /** Who gave it, as recorded (name) */
  performer: string | null
  /** Where it was given, as recorded (text) */
  place: string | null
  /** Why it was entered in error (text) */
  errorReason: string | null
}
