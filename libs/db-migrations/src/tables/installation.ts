// Generated from the migrations by "pnpm ehr migrate generate"; do not edit.
import type { ColumnType, Generated } from 'kysely'

declare module '../database.ts' {
  interface Database {
    installation: InstallationTable
  }
}

export type InstallationDataClass = 'synthetic' | 'anonymized' | 'phi'

/** The one clinic organisation that this installation serves */
export interface InstallationTable {
  /** Always 1 (key) */
  id: Generated<number>
  /** Name of the clinic as published (public) */
  clinicName: string
  /** IANA name of the time zone that the clinic works in (public) */
  timeZone: string
  /** What the data is: synthetic, anonymized or phi (operational) */
  dataClass: InstallationDataClass
  /** What medical record numbers begin with (operational) */
  mrnPrefix: Generated<string>
  /** Seed of the demo clinic, where one was loaded (operational) */
  demoSeed: number | null
  /** Monday of the week that the demo clinic was made for (operational) */
  demoAnchor: string | null
  /** When the demo clinic was completely loaded (operational) */
  demoCompletedAt: ColumnType<Date | null, Date | string | null, Date | string | null>
}
