// Generated from the migrations by "pnpm ehr migrate generate"; do not edit.
import type { ColumnType, Generated } from 'kysely'

declare module '../database.ts' {
  interface Database {
    practitioner: PractitionerTable
  }
}

/** A person who treats patients here or elsewhere (FHIR Practitioner) */
export interface PractitionerTable {
  /** UUIDv7 of the record (key) */
  id: Generated<string>
  /** Family name (name) */
  familyName: string | null
  /** Given names (name) */
  givenName: string | null
  /** Title before the name (name) */
  prefix: string | null
  /** Number of the licence to practise (in the US, the NPI) (licence-number) */
  licenceNumber: string | null
  /** What the person practises (quasi) */
  specialty: string | null
  /** Whether the person works here today (operational) */
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
