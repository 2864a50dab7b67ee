import { sameUnit } from '../contract/vital-kinds.ts'
import type { LatestVital, Vital } from '../contract.ts'
import { compareKinds } from './mapping.ts'

/**
 * The newest value of each kind and unit, with up to `count` numbers that lead to it, oldest first. One kind may
 * have come under several codes, such as saturation.
 *
 * @param vitals newest first
 */
export function latestOf(vitals: readonly Vital[], count: number): LatestVital[] {
  const series = Map.groupBy(vitals, ({ kind, code, unit }) =>
    JSON.stringify([kind ?? [code.system, code.code], sameUnit(unit)]),
  )
  return [...series.values()]
    .flatMap((values) => {
      const [newest] = values
      return newest === undefined ? [] : [{ ...newest, recent: recentOf(values, count) }]
    })
    .toSorted(compareKinds)
}

function recentOf(values: readonly Vital[], count: number): LatestVital['recent'] {
  return values
    .flatMap(({ takenAt, value }) => (value === null ? [] : [{ at: takenAt, value }]))
    .slice(0, count)
    .reverse()
}
