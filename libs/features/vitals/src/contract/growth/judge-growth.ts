import type { Growth } from '../../contract.ts'
import { sameUnit, VITAL_FACTS, type VitalKind } from '../vital-kinds.ts'
import { findReference, type GrowthSex, isGrowthKind } from './growth-standard.ts'
import type { Person } from './person.ts'
import { percentileOf, restrictedZScore, zScore } from './z-score.ts'

/** A mean month, as WHO counts age (365.25 days / 12). */
const DAYS_PER_MONTH = 30.4375

const DAY_MS = 86_400_000

/** Beyond these a measurement is more likely wrong than true (WHO Anthro, flags: HAZ 6, WAZ -6/5, BAZ 5, HCZ 5). */
const IMPLAUSIBLE = {
  weight: { low: -6, high: 5 },
  height: { low: -6, high: 6 },
  bmi: { low: -5, high: 5 },
  headCircumference: { low: -5, high: 5 },
} as const

/** A measured value with what it was measured in, and when. */
export interface Measured {
  readonly kind: VitalKind
  readonly value: string
  readonly unit: string | null
  /** Instant or date. */
  readonly takenAt: string
}

/**
 * Where a child's value is among children of the same age and sex.
 *
 * @returns undefined for other vital signs and units, without a birth date known to the day, without a sex that
 *   the tables have, and at ages that they do not cover
 */
export function judgeGrowth(person: Person, { kind, value, unit, takenAt }: Measured): Growth | undefined {
  const sex = growthSex(person)
  const ageMonths = exactAgeMonths(person, takenAt)
  if (sex === undefined || ageMonths === undefined || !isGrowthKind(kind)) return undefined
  if (sameUnit(unit) !== VITAL_FACTS[kind].unit) return undefined
  const reference = findReference(kind, sex, ageMonths)
  if (reference === undefined) return undefined
  const isSkewed = kind === 'weight' || kind === 'bmi'
  const z = (isSkewed ? restrictedZScore : zScore)(Number(value), reference.lms)
  const { low, high } = IMPLAUSIBLE[kind]
  return {
    standard: reference.standard,
    zScore: rounded(z, 2),
    percentile: rounded(percentileOf(z), 1),
    isImplausible: z < low || z > high,
  }
}

/** The sex that the tables have; undefined for other and unknown. */
export function growthSex({ sex }: Person): GrowthSex | undefined {
  return sex === 'male' || sex === 'female' ? sex : undefined
}

/** Age in mean months, from days of life; undefined unless the birth date is known to the day, and before birth. */
export function exactAgeMonths({ birthDate }: Person, at: string): number | undefined {
  if (birthDate?.precision !== 'day') return undefined
  // Dates without a time parse as UTC, where each day has 24 hours; a chart asks this of every value that it shows.
  const days = (Date.parse(at.slice(0, 10)) - Date.parse(birthDate.value)) / DAY_MS
  return days < 0 ? undefined : days / DAYS_PER_MONTH
}

function rounded(figure: number, decimals: number): number {
  return Number(figure.toFixed(decimals))
}
