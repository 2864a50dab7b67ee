import { sameUnit, VITAL_KINDS, type VitalKind } from '../../contract/vital-kinds.ts'
import type { Vital, VitalRange, VitalSet } from '../../contract.ts'

/** Both pressures are read as one: 128/82. */
export type RowKind = Exclude<VitalKind, 'systolic' | 'diastolic'> | 'pressure'

/** A vital sign over time, in one unit. */
export interface FlowRow {
  readonly key: string
  /** Null for a sign that we do not record ourselves: then `display` names it. */
  readonly kind: RowKind | null
  readonly display: string
  readonly unit: string
  /** What is usual, of the newest value; of a pressure both. */
  readonly ranges: readonly (VitalRange | null)[]
  /** By moment; a moment may have several, and a value one or two pieces. */
  readonly values: ReadonlyMap<string, readonly (readonly Vital[])[]>
}

export interface Flowsheet {
  /** Oldest first. */
  readonly moments: readonly string[]
  readonly rows: readonly FlowRow[]
}

/** Turns sets, newest first, into rows by kind and unit: one row never mixes units (NHS GTAB-178). */
export function planFlowsheet(sets: readonly VitalSet[]): Flowsheet {
  const byRow = Map.groupBy(
    sets.flatMap(({ values }) => values),
    rowKey,
  )
  return {
    moments: sets.map(({ takenAt }) => takenAt).toReversed(),
    rows: [...byRow].map(([key, vitals]) => planRow(key, vitals)).toSorted(compareRows),
  }
}

function rowKey({ kind, code, unit }: Vital): string {
  return JSON.stringify([rowKindOf(kind) ?? [code.system, code.code], sameUnit(unit)])
}

/** The row in which values of a kind stand. */
export function rowKindOf(kind: VitalKind | null): RowKind | null {
  return kind === 'systolic' || kind === 'diastolic' ? 'pressure' : kind
}

function planRow(key: string, vitals: readonly Vital[]): FlowRow {
  const values = new Map(
    [...Map.groupBy(vitals, ({ takenAt }) => takenAt)].map(([moment, ofMoment]) => [
      moment,
      joined(ofMoment),
    ]),
  )
  const [newest] = [...values.values()][0] ?? []
  const [first] = newest ?? []
  return {
    key,
    kind: rowKindOf(first?.kind ?? null),
    display: first?.code.display ?? '',
    unit: sameUnit(first?.unit ?? null),
    ranges: (newest ?? []).map(({ range }) => range),
    values,
  }
}

/** The parts of one observation belong together: systolic and diastolic of one measurement. */
function joined(vitals: readonly Vital[]): Vital[][] {
  return [...Map.groupBy(vitals, ({ observationId }) => observationId).values()]
}

function compareRows(one: FlowRow, other: FlowRow): number {
  return placeOf(one) - placeOf(other) || one.display.localeCompare(other.display, 'en')
}

function placeOf({ kind }: FlowRow): number {
  if (kind === null) return VITAL_KINDS.length
  return kind === 'pressure' ? -1 : VITAL_KINDS.indexOf(kind)
}
