// Generated from the migrations by "pnpm ehr migrate generate"; do not edit.
import type { ColumnType } from 'kysely'

declare module '../database.ts' {
  interface Database {
    sourceRecord: SourceRecordTable
  }
}

/** Where an imported record came from */
export interface SourceRecordTable {
  /** Name of the source that the import read (operational) */
  source: string
  /** Type of the record there, for instance a FHIR resource type (operational) */
  sourceType: string
  /** Id of the record there (other-id) */
  sourceId: string
  /** Table of the record here (operational) */
  recordType: string
  /** Id of the record here (key) */
  recordId: string
  /** Version that the import wrote; a higher one was edited here since (operational) */
  recordVersion: number
  /** SHA-256 of the content that was mapped (operational) */
  hash: Buffer
  /** When the import wrote it (operational) */
  importedAt: ColumnType<Date, Date | string | undefined, Date | string>
}
