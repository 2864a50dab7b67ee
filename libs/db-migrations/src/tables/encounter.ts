// Generated from the migrations by "pnpm ehr migrate generate"; do not edit.
import type { ColumnType, Generated } from 'kysely'

declare module '../database.ts' {
  interface Database {
    encounter: EncounterTable
  }
}

export type EncounterStatus =
  | 'planned'
  | 'arrived'
  | 'triaged'
  | 'in-progress'
  | 'onleave'
  | 'finished'
  | 'cancelled'
  | 'entered-in-error'

export type EncounterClass = 'ambulatory' | 'emergency' | 'inpatient' | 'home' | 'virtual'

/** A visit or stay of a patient (FHIR Encounter) */
export interface EncounterTable {
  /** UUIDv7 of the record (key) */
  id: Generated<string>
  /** Whose record (key) */
  patientId: string
  /** Site where it took place (key) */
  locationId: string | null
  /** Who saw the patient (key) */
  practitionerId: string | null
  /** planned, arrived, triaged, in-progress, onleave, finished, cancelled or entered-in-error (clinical) */
  status: EncounterStatus
  /** ambulatory, emergency, inpatient, home or virtual (clinical) */
  class: EncounterClass
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
  version: Generated<number>
  /** When the record was made (operational) */
  createdAt: ColumnType<Date, Date | string | undefined, Date | string>
  /** Account that made the record; null: an import or the installation (key) */
  createdBy: string | null
  /** When the record was last changed (operational) */
  updatedAt: ColumnType<Date, Date | string | undefined, Date | string>
  /** Account that last changed the record (key) */
  updatedBy: string | null
  /** Why it was cancelled, reopened or entered in error (text) */
  statusReason: string | null
}
