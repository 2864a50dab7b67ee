// Generated from the migrations by "pnpm ehr migrate generate"; do not edit.
import type { ColumnType } from 'kysely'

declare module '../database.ts' {
  interface Database {
    codeSystem: CodeSystemTable
  }
}

/** A code system that records are coded in (FHIR CodeSystem) */
export interface CodeSystemTable {
  /** Address that names the code system (public) */
  uri: string
  /** Short name for people (public) */
  name: string
  /** Release that was imported last; null: only the shipped list (public) */
  version: string | null
  /** Whose it is, and the terms of use (public) */
  licence: string
  /** When it was imported last (operational) */
  importedAt: ColumnType<Date | null, Date | string | null, Date | string | null>
}
