// Generated from the migrations by "pnpm ehr migrate generate"; do not edit.
import type { ColumnType, Generated } from 'kysely'

declare module '../database.ts' {
  interface Database {
    appUser: AppUserTable
  }
}

/** An account of a person who works here */
export interface AppUserTable {
  /** UUIDv7 of the record (key) */
  id: Generated<string>
  /** Name that the others see (name) */
  name: string
  /** Address to sign in with, in lower case (email) */
  email: string
  /** Whether the address was shown to be theirs (operational) */
  emailVerified: Generated<boolean>
  /** Address of a picture; not used (url) */
  image: string | null
  /** Who the account treats patients as (key) */
  practitionerId: string | null
  /** False: may not sign in, and all sessions are over (operational) */
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
