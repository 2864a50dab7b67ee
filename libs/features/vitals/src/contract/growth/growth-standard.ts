import type { GrowthStandard } from '../../contract.ts'
import type { VitalKind } from '../vital-kinds.ts'
import tables from './growth-tables.json' with { type: 'json' }
import type { Lms } from './z-score.ts'

export const GROWTH_KINDS = ['weight', 'height', 'bmi', 'headCircumference'] as const satisfies VitalKind[]
export type GrowthKind = (typeof GROWTH_KINDS)[number]
export type GrowthSex = keyof typeof tables

/** Under this age a child is measured lying down, and the length has its own table. */
const LENGTH_UNTIL_MONTHS = 24
/** The WHO standards end with the fifth birthday; CDC's charts follow, to the twentieth. */
const WHO_UNTIL_MONTHS = 60

/** Month, L, M, S: what a line of growth-tables.json holds. */
type Row = readonly number[]

/** A standard's distribution at an age, with the ages in months that its table covers. */
export interface GrowthReference {
  readonly standard: GrowthStandard
  readonly lms: Lms
}

/** Says whether a vital sign has growth charts. */
export function isGrowthKind(kind: VitalKind): kind is GrowthKind {
  return GROWTH_KINDS.some((one) => one === kind)
}

/**
 * What a child is compared with: the WHO Child Growth Standards (2006) to five years, CDC's growth charts (2000)
 * from there to twenty. Between two ages of a table its parameters are interpolated.
 *
 * @param ageMonths days of life / 30.4375
 * @returns undefined where no table has this measure at this age
 */
export function findReference(
  kind: GrowthKind,
  sex: GrowthSex,
  ageMonths: number,
): GrowthReference | undefined {
  const standard = ageMonths <= WHO_UNTIL_MONTHS ? 'who-2006' : 'cdc-2000'
  const lms = interpolated(rowsOf(kind, sex, ageMonths), ageMonths)
  return lms === undefined ? undefined : { standard, lms }
}

function rowsOf(kind: GrowthKind, sex: GrowthSex, ageMonths: number): readonly Row[] {
  const who = tables[sex]['who-2006']
  const cdc = tables[sex]['cdc-2000']
  if (ageMonths > WHO_UNTIL_MONTHS) return kind === 'headCircumference' ? [] : cdc[kind]
  return kind === 'height' && ageMonths < LENGTH_UNTIL_MONTHS ? who.length : who[kind]
}

function interpolated(rows: readonly Row[], ageMonths: number): Lms | undefined {
  const next = rows.findIndex(([month = 0]) => month >= ageMonths)
  const after = rows[next]
  const before = rows[next - 1]
  if (after?.[0] === ageMonths) return lmsOf(after)
  if (before === undefined || after === undefined) return undefined
  const [from = 0, to = 0] = [before[0], after[0]]
  const share = (ageMonths - from) / (to - from)
  const [low, high] = [lmsOf(before), lmsOf(after)]
  const between = (one: number, other: number) => one + share * (other - one)
  return { l: between(low.l, high.l), m: between(low.m, high.m), s: between(low.s, high.s) }
}

function lmsOf([, l = 0, m = 0, s = 0]: Row): Lms {
  return { l, m, s }
}
