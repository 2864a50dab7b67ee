// Generated from the migrations by "pnpm ehr migrate generate"; do not edit.
import type { ColumnType } from 'kysely'

declare module '../database.ts' {
  interface Database {
    encounterHistory: EncounterHistoryTable
  }
}

/** Former states of encounter */
export interface EncounterHistoryTable {
  /** When this state was replaced (operational) */
  supersededAt: ColumnType<Date, Date | string | undefined, Date | string>
  /** UUIDv7 of the record (key) */
  id: string
  /** Whose record (key) */
  patientId: string
  /** Site where it took place (key) */
  locationId: string | null
  /** Who saw the patient (key) */
  practitionerId: string | null
  /** planned, arrived, triaged, in-progress, onleave, finished, cancelled or entered-in-error (clinical) */
  status: string
  /** ambulatory, emergency, inpatient, home or virtual (clinical) */
  class: string
  /** Code system of the kind of visit (URI) (clinical) */
  typeSystem: string | null
  /** Code of the kind of visit (clinical) */
  typeCode: string | null
  /** The kind of visit in words (clinical) */
  typeDisplay: string | null
  /** Code system of the reason for it (URI) (clinical) */
  reasonSystem: string | null
  /** Code of the reason for it (clinical) */
  reasonCode: string | null
  /** The reason for it in words (clinical) */
  reasonDisplay: string | null
  /** When it began (date) */
  startedAt: ColumnType<Date, Date | string, Date | string>
  /** When it ended (date) */
  endedAt: ColumnType<Date | null, Date | string | null, Date | string | null>
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
  /** Why it was cancelled, reopened or entered in error (text) */
  statusReason: string | null
}
