// Generated from the migrations by "pnpm ehr migrate generate"; do not edit.
import type { ColumnType, Generated } from 'kysely'

declare module '../database.ts' {
  interface Database {
    clinicalNote: ClinicalNoteTable
  }
}

export type ClinicalNoteStatus = 'draft' | 'final' | 'abandoned' | 'entered-in-error'

/** A note of a visit, or an addendum to one (FHIR Composition) */
export interface ClinicalNoteTable {
  /** UUIDv7 of the record (key) */
  id: Generated<string>
  /** Whose record (key) */
  patientId: string
  /** Visit that it is about (key) */
  encounterId: string
  /** Account that writes it and alone may sign it (key) */
  authorId: string
  /** Signed note that this one adds to (key) */
  addendumTo: string | null
  /** Abandoned draft of somebody else that this note took over (key) */
  continues: string | null
  /** When it was begun (date) */
  startedAt: ColumnType<Date, Date | string, Date | string>
  /** draft, final, abandoned or entered-in-error (clinical) */
  status: Generated<ClinicalNoteStatus>
  /** What was signed, by section (text) */
  sections: ColumnType<unknown, string | null, string | null>
  /** Codings of what was signed, the main one first (clinical) */
  diagnoses: ColumnType<unknown, string | null, string | null>
  /** SHA-256 of what was signed, of whom, where and by whom (operational) */
  contentHash: Buffer | null
  /** When it was signed (date) */
  signedAt: ColumnType<Date | null, Date | string | null, Date | string | null>
  /** Name of the author when it was signed (name) */
  signedAs: string | null
  /** When it was abandoned or marked as entered in error (date) */
  withdrawnAt: ColumnType<Date | null, Date | string | null, Date | string | null>
  /** Account that did so (key) */
  withdrawnBy: string | null
  /** Why (text) */
  withdrawnReason: string | null
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
