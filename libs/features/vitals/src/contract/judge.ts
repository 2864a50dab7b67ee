import { type AgeBand, type AgeRange, bandAt, widestBand } from './age-bands.ts'
import { CREDIBLE, CRITICAL, USUAL } from './ranges.ts'
import { VITAL_FACTS, VITAL_KINDS, type VitalKind } from './vital-kinds.ts'

/** How a value lies to what is usual at an age (HL7 observation interpretation). */
export type VitalFlag = 'N' | 'L' | 'H' | 'LL' | 'HH'

/** A set's values by kind, decimal strings in the kinds' own units. */
export type VitalValues = Readonly<Partial<Record<VitalKind, string | null | undefined>>>

/** What is usual for a kind at an age; undefined where nothing is stated, and for an unknown age. */
export function usualRange(kind: VitalKind, ageMonths: number | undefined): AgeRange | undefined {
  return bandAt(USUAL[kind], ageMonths)
}

/** The flag of a value in its kind's unit; undefined without a range, which does not mean normal. */
export function flagOfVital(
  kind: VitalKind,
  value: string,
  ageMonths: number | undefined,
): VitalFlag | undefined {
  const critical = sideOf(value, bandAt(CRITICAL[kind], ageMonths))
  if (critical !== undefined) return critical === 'low' ? 'LL' : 'HH'
  const usual = usualRange(kind, ageMonths)
  if (usual === undefined) return undefined
  const side = sideOf(value, usual)
  if (side === undefined) return 'N'
  return side === 'low' ? 'L' : 'H'
}

/** Whether nobody can have such a value. */
export function isPossible(kind: VitalKind, value: string): boolean {
  return sideOf(value, VITAL_FACTS[kind].possible) === undefined
}

/** The limits outside of which a value is asked about once; for an unknown age those of every age. */
export function askedLimits(kind: VitalKind, ageMonths: number | undefined): AgeBand | undefined {
  const bands = CRITICAL[kind] ?? CREDIBLE[kind]
  if (bands === undefined) return undefined
  return ageMonths === undefined ? widestBand(bands) : bandAt(bands, ageMonths)
}

/** The kinds whose values need a second look at this age, in measuring order. */
export function listUnusual(values: VitalValues, ageMonths: number | undefined): VitalKind[] {
  return VITAL_KINDS.filter((kind) => {
    const value = values[kind]
    return value ? sideOf(value, askedLimits(kind, ageMonths)) !== undefined : false
  })
}

function sideOf(value: string, band: Omit<AgeBand, 'fromMonths'> | undefined): 'low' | 'high' | undefined {
  const number = Number(value)
  if (band?.low !== undefined && number < band.low) return 'low'
  return band?.high !== undefined && number > band.high ? 'high' : undefined
}
