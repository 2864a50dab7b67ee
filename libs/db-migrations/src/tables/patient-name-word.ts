// Generated from the migrations by "pnpm ehr migrate generate"; do not edit.
import type { ColumnType } from 'kysely'

declare module '../database.ts' {
  interface Database {
    patientNameWord: PatientNameWordTable
  }
}

/** Which names hold which word; kept by a trigger on patient_name */
export interface PatientNameWordTable {
  /** The word (key) */
  wordId: ColumnType<number, number | bigint, number | bigint>
  /** The patient whose name holds it (key) */
  patientId: string
  /** The name that holds it (key) */
  nameId: string
}
