import { ageInMonths } from '../contract/age-bands.ts'
import { judgeGrowth } from '../contract/growth/judge-growth.ts'
import type { Person } from '../contract/growth/person.ts'
import { flagOfVital, usualRange } from '../contract/judge.ts'
import { kindOf, sameUnit, VITAL_FACTS, VITAL_KINDS, type VitalKind } from '../contract/vital-kinds.ts'
import type { Vital, VitalRange, VitalSet } from '../contract.ts'
import type { MeasureRow } from './select-measures.ts'

/** A measured value as the contract shows it, judged by the patient's age at that moment. */
export function toVital(row: MeasureRow, person: Person): Vital {
  const code = { system: row.codeSystem, code: row.code, display: row.codeDisplay }
  const takenAt = row.effectiveAt.toISOString()
  const judged = judgedKind(row)
  const ageMonths = ageInMonths(person.birthDate, takenAt)
  return {
    id: row.id,
    observationId: row.observationId,
    kind: kindOf(code) ?? null,
    code,
    takenAt,
    value: row.valueQuantity,
    unit: row.valueUnit,
    text: row.text,
    status: row.status,
    interpretation: row.interpretation ?? flagOf(judged, row.valueQuantity, ageMonths),
    range: givenRange(row) ?? ownRange(judged, ageMonths),
    growth: growthOf(person, judged, row) ?? null,
    version: row.version,
    encounterId: row.encounterId,
  }
}

/** Values of one moment after another, each in measuring order; what we do not know comes last, by name. */
export function toSets(moments: readonly Date[], vitals: readonly Vital[]): VitalSet[] {
  const byMoment = Map.groupBy(vitals, (vital) => vital.takenAt)
  return moments.map((moment) => {
    const takenAt = moment.toISOString()
    return { takenAt, values: (byMoment.get(takenAt) ?? []).toSorted(compareKinds) }
  })
}

/** Measuring order; what we do not know comes last, by name. */
export function compareKinds(one: Vital, other: Vital): number {
  return placeOf(one) - placeOf(other) || one.code.display.localeCompare(other.code.display, 'en')
}

function placeOf({ kind }: Vital): number {
  return kind === null ? VITAL_KINDS.length : VITAL_KINDS.indexOf(kind)
}

/** The kind, where the value is in its unit: another unit cannot be compared with our ranges. */
function judgedKind(row: MeasureRow): VitalKind | undefined {
  const kind = kindOf({ system: row.codeSystem, code: row.code })
  return kind !== undefined && sameUnit(row.valueUnit) === VITAL_FACTS[kind].unit ? kind : undefined
}

function flagOf(kind: VitalKind | undefined, value: string | null, ageMonths: number | undefined) {
  if (kind === undefined || value === null) return null
  return flagOfVital(kind, value, ageMonths) ?? null
}

function growthOf(person: Person, kind: VitalKind | undefined, row: MeasureRow) {
  if (kind === undefined || row.valueQuantity === null || row.status === 'entered-in-error') return undefined
  const takenAt = row.effectiveAt.toISOString()
  return judgeGrowth(person, { kind, value: row.valueQuantity, unit: row.valueUnit, takenAt })
}

function givenRange(row: MeasureRow): VitalRange | null {
  const { referenceLow: low, referenceHigh: high, referenceText: text } = row
  if (low === null && high === null && text === null) return null
  return { low, high, text, fromMonths: null, toMonths: null }
}

function ownRange(kind: VitalKind | undefined, ageMonths: number | undefined): VitalRange | null {
  const range = kind === undefined ? undefined : usualRange(kind, ageMonths)
  if (range === undefined) return null
  const { low, high, fromMonths, toMonths } = range
  return {
    low: low === undefined ? null : String(low),
    high: high === undefined ? null : String(high),
    fromMonths,
    toMonths: toMonths ?? null,
    text: null,
  }
}
