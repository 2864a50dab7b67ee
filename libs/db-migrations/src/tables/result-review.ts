// Generated from the migrations by "pnpm ehr migrate generate"; do not edit.
import type { ColumnType, Generated } from 'kysely'

declare module '../database.ts' {
  interface Database {
    resultReview: ResultReviewTable
  }
}

/** A person who treats has seen a result */
export interface ResultReviewTable {
  /** UUIDv7 of the mark (key) */
  id: Generated<string>
  /** Whose record (key) */
  patientId: string
  /** Result that was seen (key) */
  observationId: string
  /** Version of the result that was seen (operational) */
  observationVersion: number
  /** When it was seen (date) */
  seenAt: ColumnType<Date, Date | string | undefined, Date | string>
  /** Account of who has seen it (key) */
  seenBy: string
}
