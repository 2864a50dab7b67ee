// Generated from the migrations by "pnpm ehr migrate generate"; do not edit.
import type { ColumnType, Generated } from 'kysely'

declare module '../database.ts' {
  interface Database {
    location: LocationTable
  }
}

/** A site of the clinic (FHIR Location) */
export interface LocationTable {
  /** UUIDv7 of the record (key) */
  id: Generated<string>
  /** Name of the site as published (public) */
  name: string
  /** IANA name of the site’s time zone (public) */
  timeZone: string
  /** Whether patients are seen here today (operational) */
  isActive: Generated<boolean>
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
