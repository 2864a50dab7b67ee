// Generated from the migrations by "pnpm ehr migrate generate"; do not edit.
import type { ColumnType } from 'kysely'

declare module '../database.ts' {
  interface Database {
    clinicalNoteDraft: ClinicalNoteDraftTable
  }
}

/** Working text of a note until it is signed; each row some minutes */
export interface ClinicalNoteDraftTable {
  /** Note that it becomes (key) */
  noteId: string
  /** Counts up; the highest is the present text (operational) */
  revision: number
  /** What was typed, by section (text) */
  sections: ColumnType<unknown, string, string>
  /** Codings chosen so far (clinical) */
  diagnoses: ColumnType<unknown, string, string>
  /** When this revision was begun (date) */
  startedAt: ColumnType<Date, Date | string, Date | string>
  /** When it was last saved (date) */
  savedAt: ColumnType<Date, Date | string, Date | string>
}
