// Generated from the migrations by "pnpm ehr migrate generate"; do not edit.
import type { ColumnType, Generated } from 'kysely'

declare module '../database.ts' {
  interface Database {
    appointment: AppointmentTable
  }
}

export type AppointmentStatus =
  | 'booked'
  | 'arrived'
  | 'checked-in'
  | 'fulfilled'
  | 'noshow'
  | 'cancelled'
  | 'entered-in-error'

/** A time set aside for a patient with a practitioner (FHIR Appointment) */
export interface AppointmentTable {
  /** UUIDv7 of the record (key) */
  id: Generated<string>
  /** Whose record (key) */
  patientId: string
  /** Site where it is to take place; its time zone says which day it is on (key) */
  locationId: string
  /** Whom the patient is to see (key) */
  practitionerId: string
  /** When it begins (date) */
  startsAt: ColumnType<Date, Date | string, Date | string>
  /** When it ends (date) */
  endsAt: ColumnType<Date, Date | string, Date | string>
  /** booked, arrived, checked-in (in the room), fulfilled (done), noshow, cancelled or entered-in-error (clinical) */
  status: Generated<AppointmentStatus>
  /** Code system of the kind of visit (URI) (clinical) */
  visitTypeSystem: string | null
  /** Code of the kind of visit (clinical) */
  visitTypeCode: string | null
  /** The kind of visit in words (clinical) */
  visitTypeDisplay: string | null
  /** Code system of the reason for it (URI) (clinical) */
  reasonSystem: string | null
  /** Code of the reason for it (clinical) */
  reasonCode: string | null
  /** The reason for it in words (clinical) */
  reasonDisplay: string | null
  /** The reason for it as the patient says it (text) */
  reasonText: string | null
  /** What the desk must know (text) */
  comment: string | null
  /** Why it was cancelled (text) */
  cancelReason: string | null
  /** Why the practitioner is booked twice at this time (text) */
  overlapReason: string | null
  /** When the patient came (date) */
  arrivedAt: ColumnType<Date | null, Date | string | null, Date | string | null>
  /** When the patient was taken in (date) */
  inRoomAt: ColumnType<Date | null, Date | string | null, Date | string | null>
  /** When the patient was done (date) */
  doneAt: ColumnType<Date | null, Date | string | null, Date | string | null>
  /** Visit that came of it (key) */
  encounterId: string | null
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
