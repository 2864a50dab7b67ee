// Generated from the migrations by "pnpm ehr migrate generate"; do not edit.
import type { ColumnType } from 'kysely'

declare module '../database.ts' {
  interface Database {
    medicationRequestHistory: MedicationRequestHistoryTable
  }
}

/** Former states of medication_request */
export interface MedicationRequestHistoryTable {
  /** When this state was replaced (operational) */
  supersededAt: ColumnType<Date, Date | string | undefined, Date | string>
  /** UUIDv7 of the record (key) */
  id: string
  /** Whose record (key) */
  patientId: string
  /** Visit that it belongs to (key) */
  encounterId: string | null
  /** Who prescribed it (key) */
  practitionerId: string | null
  /** Code system of the drug (URI) (clinical) */
  codeSystem: string
  /** Code of the drug (clinical) */
  code: string
  /** The drug in words (clinical) */
  codeDisplay: string
  /** active, on-hold, cancelled, completed, stopped, draft or entered-in-error (clinical) */
  status: string
  /** FHIR request intent, order as a rule (clinical) */
  intent: string
  /** Dose at a time (clinical) */
  doseQuantity: ColumnType<string | null, string | number | null, string | number | null>
  /** Unit of the dose (UCUM) (clinical) */
  doseUnit: string | null
  /** Route, in words (clinical) */
  route: string | null
  /** How often, in words (clinical) */
  frequency: string | null
  /** Instructions to the patient (text) */
  instructions: string | null
  /** Only when needed (clinical) */
  isAsNeeded: boolean
  /** When it was prescribed (date) */
  authoredAt: ColumnType<Date, Date | string, Date | string>
  /** When it was stopped (date) */
  stoppedAt: ColumnType<Date | null, Date | string | null, Date | string | null>
  /** Why it was stopped (text) */
  stopReason: string | null
  /** Code system of the reason for it (URI) (clinical) */
  reasonSystem: string | null
  /** Code of the reason for it (clinical) */
  reasonCode: string | null
  /** The reason for it in words (clinical) */
  reasonDisplay: string | null
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
  /** How often, as a code of the contract; frequency has it in words (clinical) */
  frequencyCode: string | null
  /** First day of taking it (date) */
  startsOn: string | null
  /** Last day of taking it, where that is planned (date) */
  endsOn: string | null
  /** Why it was stopped, as a code of the contract (clinical) */
  stopCode: string | null
  /** Why it is on hold, was changed or was entered in error (text) */
  statusReason: string | null
}
