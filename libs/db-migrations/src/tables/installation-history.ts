// Generated from the migrations by "pnpm ehr migrate generate"; do not edit.
import type { ColumnType } from 'kysely'

declare module '../database.ts' {
  interface Database {
    installationHistory: InstallationHistoryTable
  }
}

/** Former states of installation */
export interface InstallationHistoryTable {
  /** When this state was replaced (operational) */
  supersededAt: ColumnType<Date, Date | string | undefined, Date | string>
  /** Always the same (key) */
  id: string
  /** Name of the clinic as published (public) */
  clinicName: string
  /** IANA name of the time zone that the clinic works in (public) */
  timeZone: string
  /** What the data is: synthetic, anonymized or phi (operational) */
  dataClass: string
  /** What medical record numbers begin with (operational) */
  mrnPrefix: string
  /** Seed of the demo clinic, where one was loaded (operational) */
  demoSeed: number | null
  /** Monday of the week that the demo clinic was made for (operational) */
  demoAnchor: string | null
  /** When the demo clinic was completely loaded (operational) */
  demoCompletedAt: ColumnType<Date | null, Date | string | null, Date | string | null>
  /** Whether a patient’s report of who opened the chart names people, or their roles only (operational) */
  namesStaffInReports: boolean
  /** Roles that must sign in with a second factor (operational) */
  secondFactorRoles: string[]
  /** Minutes without use after which a session is locked (operational) */
  idleMinutes: number
  /** Hours after which a session ends, however busy (operational) */
  sessionHours: number
  /** For how many days a visit opens a restricted chart to who took part (operational) */
  careRelationDays: number
  /** For how many hours a broken glass opens a restricted chart (operational) */
  breakGlassHours: number
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
  /** How many digits a medical record number has at least; filled up with zeros (operational) */
  mrnDigits: number
  /** Languages of the interface that are offered; null: all that there are (operational) */
  languages: string[] | null
  /** Language for whom none of their own is offered (operational) */
  defaultLanguage: string
  /** Digits of the interface beside clinical values: latn, or arab for a language’s own (operational) */
  digits: string
  /** Which picture is the logo; null: none (operational) */
  logoSha256: string | null
}
