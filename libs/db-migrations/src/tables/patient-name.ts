// Generated from the migrations by "pnpm ehr migrate generate"; do not edit.
import type { ColumnType, Generated } from 'kysely'

declare module '../database.ts' {
  interface Database {
    patientName: PatientNameTable
  }
}

export type PatientNameUse = 'official' | 'usual' | 'maiden' | 'nickname' | 'old' | 'anonymous' | 'temp'

/** A name of the person (FHIR HumanName); position 0 is shown */
export interface PatientNameTable {
  /** UUIDv7 of the record (key) */
  id: Generated<string>
  /** Whose name (key) */
  patientId: string
  /** Order in which they are shown (operational) */
  position: Generated<number>
  /** official, usual, maiden, nickname, old, anonymous or temp (operational) */
  use: Generated<PatientNameUse>
  /** Family name (name) */
  family: string | null
  /** Given names, in order (name) */
  given: Generated<string[]>
  /** Title before the name (name) */
  prefix: string | null
  /** What stands behind the name (name) */
  suffix: string | null
  /** Language or script of this form of the name, BCP 47 (quasi) */
  language: string | null
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
