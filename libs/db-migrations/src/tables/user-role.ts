// Generated from the migrations by "pnpm ehr migrate generate"; do not edit.
import type { ColumnType, Generated } from 'kysely'

declare module '../database.ts' {
  interface Database {
    userRole: UserRoleTable
  }
}

export type UserRoleRole = 'administrator' | 'clinician' | 'nurse' | 'front-desk' | 'auditor' | 'pharmacist'

/** What an account may do, and where */
export interface UserRoleTable {
  /** UUIDv7 of the grant (key) */
  id: Generated<string>
  /** Account that holds the role (key) */
  userId: string
  /** administrator, clinician, nurse, front-desk, auditor or pharmacist (operational) */
  role: UserRoleRole
  /** Site that the role holds at; null: everywhere (key) */
  locationId: string | null
  /** When it was given (operational) */
  grantedAt: ColumnType<Date, Date | string | undefined, Date | string>
  /** Account that gave it; null: the installation (key) */
  grantedBy: string | null
}
