// Generated from the migrations by "pnpm ehr migrate generate"; do not edit.
import type { ColumnType, Generated } from 'kysely'

declare module '../database.ts' {
  interface Database {
    chartRestriction: ChartRestrictionTable
  }
}

/** Each time a chart was restricted or opened again, and why */
export interface ChartRestrictionTable {
  /** UUIDv7 of the decision (key) */
  id: Generated<string>
  /** Whose chart (key) */
  patientId: string
  /** True: restricted from then on; false: open again (operational) */
  isRestricted: boolean
  /** Why, in the words of who decided (text) */
  reason: string
  /** When it was decided (operational) */
  createdAt: ColumnType<Date, Date | string | undefined, Date | string>
  /** Account that decided (key) */
  createdBy: string | null
}
