// Generated from the migrations by "pnpm ehr migrate generate"; do not edit.
import type { ColumnType, Generated } from 'kysely'

declare module '../database.ts' {
  interface Database {
    observation: ObservationTable
  }
}

export type ObservationCategory =
  | 'vital-signs'
  | 'laboratory'
  | 'survey'
  | 'social-history'
  | 'imaging'
  | 'procedure'
  | 'exam'
  | 'therapy'
  | 'activity'

export type ObservationStatus =
  | 'registered'
  | 'preliminary'
  | 'final'
  | 'amended'
  | 'corrected'
  | 'cancelled'
  | 'entered-in-error'
  | 'unknown'

export type ObservationInterpretation = 'N' | 'L' | 'H' | 'LL' | 'HH' | 'A' | 'AA'

/** A measured or asked fact (FHIR Observation) */
export interface ObservationTable {
  /** UUIDv7 of the record (key) */
  id: Generated<string>
  /** Whose record (key) */
  patientId: string
  /** Visit that it belongs to (key) */
  encounterId: string | null
  /** FHIR observation category (clinical) */
  category: ObservationCategory
  /** Code system of what was measured (URI) (clinical) */
  codeSystem: string
  /** Code of what was measured (clinical) */
  code: string
  /** What was measured in words (clinical) */
  codeDisplay: string
  /** registered, preliminary, final, amended, corrected, cancelled, entered-in-error or unknown (clinical) */
  status: ObservationStatus
  /** When it was true (date) */
  effectiveAt: ColumnType<Date, Date | string, Date | string>
  /** When it was reported (date) */
  issuedAt: ColumnType<Date | null, Date | string | null, Date | string | null>
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
  /** Lower end of the reference range (clinical) */
  referenceLow: ColumnType<string | null, string | number | null, string | number | null>
  /** Upper end of the reference range (clinical) */
  referenceHigh: ColumnType<string | null, string | number | null, string | number | null>
  /** Reference range in words, with its population (clinical) */
  referenceText: string | null
  /** N, L, H, LL, HH, A or AA (clinical) */
  interpretation: ObservationInterpretation | null
  /** Laboratory or person that measured (name) */
  performer: string | null
  /** Remarks (text) */
  note: string | null
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
  /** Why it was corrected or entered in error (text) */
  statusReason: string | null
}
