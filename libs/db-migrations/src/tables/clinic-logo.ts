// Generated from the migrations by "pnpm ehr migrate generate"; do not edit.
import type { ColumnType } from 'kysely'

declare module '../database.ts' {
  interface Database {
    clinicLogo: ClinicLogoTable
  }
}

export type ClinicLogoMediaType = 'image/png' | 'image/jpeg' | 'image/webp'

/** Each picture that was the clinic’s logo, by what it consists of */
export interface ClinicLogoTable {
  /** SHA-256 of the picture, in hexadecimal (operational) */
  sha256: string
  /** What kind of picture it is, as its bytes say (operational) */
  mediaType: ClinicLogoMediaType
  /** The picture (public) */
  content: Buffer
  /** When it was first given (operational) */
  createdAt: ColumnType<Date, Date | string | undefined, Date | string>
  /** Account that gave it first (key) */
  createdBy: string | null
}
