import type { Person } from '../contract/growth/person.ts'
import { kindOf, sameUnit } from '../contract/vital-kinds.ts'
import type { LatestVital } from '../contract.ts'
import { compareKinds, toVital } from './mapping.ts'
import type { MeasureRow } from './select-measures.ts'

/**
 * The newest value of each kind and unit, judged, with up to `count` numbers that lead to it, oldest first. One kind
 * may have come under several codes, such as saturation.
 *
 * @param rows newest first
 */
export function latestOf(rows: readonly MeasureRow[], person: Person, count: number): LatestVital[] {
  const series = Map.groupBy(rows, seriesOf)
  return [...series.values()]
    .flatMap((values) => {
      const [newest] = values
      return newest === undefined ? [] : [{ ...toVital(newest, person), recent: recentOf(values, count) }]
    })
    .toSorted(compareKinds)
}

function seriesOf({ codeSystem, code, valueUnit }: MeasureRow): string {
  const kind = kindOf({ system: codeSystem, code })
  return JSON.stringify([kind ?? [codeSystem, code], sameUnit(valueUnit)])
}

function recentOf(rows: readonly MeasureRow[], count: number): LatestVital['recent'] {
  return rows
    .flatMap(({ effectiveAt, valueQuantity }) =>
      valueQuantity === null ? [] : [{ at: effectiveAt.toISOString(), value: valueQuantity }],
    )
    .slice(0, count)
    .reverse()
}
