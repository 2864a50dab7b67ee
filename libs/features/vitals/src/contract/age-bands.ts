import type { PartialDate } from '@ehr/contracts'

/** Limits of a measured value from an age on, until the next band begins; a missing limit is open. */
export interface AgeBand {
  readonly fromMonths: number
  readonly low?: number
  readonly high?: number
}

/** Bands in ascending order of age. */
export type AgeBands = readonly AgeBand[]

/** A band with the age at which it ends. */
export interface AgeRange extends AgeBand {
  /** Not included; undefined for the last band. */
  readonly toMonths: number | undefined
}

/** The band of an age; undefined below the first one, and when the age is not known. */
export function bandAt(bands: AgeBands | undefined, ageMonths: number | undefined): AgeRange | undefined {
  if (bands === undefined || ageMonths === undefined) return undefined
  const at = bands.findLastIndex((band) => band.fromMonths <= ageMonths)
  const band = bands[at]
  return band === undefined ? undefined : { ...band, toMonths: bands[at + 1]?.fromMonths }
}

/** The limits that hold at every age: outside of them a value is in none of the bands. */
export function widestBand(bands: AgeBands): AgeBand {
  const lows = bands.map(({ low }) => low ?? Number.NEGATIVE_INFINITY)
  const highs = bands.map(({ high }) => high ?? Number.POSITIVE_INFINITY)
  return { fromMonths: 0, ...finite('low', Math.min(...lows)), ...finite('high', Math.max(...highs)) }
}

function finite(name: 'low' | 'high', limit: number): Partial<AgeBand> {
  return Number.isFinite(limit) ? { [name]: limit } : {}
}

/**
 * Whole months of life at a moment; undefined without a birth date, and before birth. A date that is known to the
 * month or year counts from its first day.
 */
export function ageInMonths(birthDate: PartialDate | null, at: string): number | undefined {
  if (birthDate === null) return undefined
  const birth = parts(birthDate.value)
  const day = parts(at)
  const isBeforeDay = day.day < birth.day ? 1 : 0
  const months = (day.year - birth.year) * 12 + day.month - birth.month - isBeforeDay
  return months < 0 ? undefined : months
}

function parts(date: string): { year: number; month: number; day: number } {
  const [year = Number.NaN, month = Number.NaN, day = Number.NaN] = date.slice(0, 10).split('-').map(Number)
  return { year, month, day }
}
