import type { Database } from '@ehr/db-migrations'
import type { Kysely } from 'kysely'

/** Made-up records that a feature brings for the demo clinic. */
export interface DemoRecords {
  /** Their table, in SQL's spelling: where it has rows already, nothing is made. */
  readonly table: string
  /** Tables that the rows point to: whatever brings those comes first. */
  readonly after?: readonly string[]
  /** Writes the rows; the same clinic gets the same rows. */
  insert(clinic: DemoClinic): Promise<void>
}

/** What a feature may know of the demo clinic that its records are for. */
export interface DemoClinic {
  readonly db: Kysely<Database>
  /** The patients, in the order of their registration. */
  readonly patientIds: readonly string[]
  readonly random: DemoRandom
  /** A day: 0 is Monday of this week, -1 the Sunday before. */
  day(offset: number): Temporal.PlainDate
  /** A moment of such a day on the clinic's clocks. */
  moment(offset: number, hour: number, minute?: number): Temporal.Instant
}

/** Seeded choices: the same seed and the same questions give the same answers. */
export interface DemoRandom {
  /** A whole number, both ends included. */
  integer(from: number, to: number): number
  /** True with this probability, 0 to 1. */
  chance(probability: number): boolean
  pick<T>(choices: readonly T[]): T
  /** A UUID in version 7 at the given moment, so that ids are ordered as times are. */
  uuid(at: Temporal.Instant): string
}
