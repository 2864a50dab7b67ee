// Generated from the migrations by "pnpm ehr migrate generate"; do not edit.
import type { ColumnType } from 'kysely'

declare module '../database.ts' {
  interface Database {
    observationComponentHistory: ObservationComponentHistoryTable
  }
}

/** Former states of observation_component */
export interface ObservationComponentHistoryTable {
  /** When this state was replaced (operational) */
  supersededAt: ColumnType<Date, Date | string | undefined, Date | string>
  /** UUIDv7 of the record (key) */
  id: string
  /** Observation that it is part of (key) */
  observationId: string
  /** Order in which they are shown (operational) */
  position: number
  /** Code system of what was measured (URI) (clinical) */
  codeSystem: string
  /** Code of what was measured (clinical) */
  code: string
  /** What was measured in words (clinical) */
  codeDisplay: string
  /** Measured value, with the reported precision (clinical) */
  valueQuantity: ColumnType<string | null, string | number | null, string | number | null>
  /** Unit (UCUM) (clinical) */
  valueUnit: string | null
  /** Code system of a coded value (URI) (clinical) */
  valueSystem: string | null
  /** Code of a coded value (clinical) */
  valueCode: string | null
  /** A coded value in words (clinical) */
  valueDisplay: string | null
  /** Value in words (text) */
  valueText: string | null
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
