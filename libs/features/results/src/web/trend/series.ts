import type { TrendPoint } from '@ehr/ui/trend/plan-trend.ts'
import type { Result } from '../../contract.ts'

/** The numbers of one test in one unit; units are never mixed in a drawing. */
export interface Series {
  readonly unit: string
  /** Its range is drawn. */
  readonly newest: Result
  readonly points: readonly TrendPoint[]
}

/** Parts the results of a test, newest first, by unit; results in words are in no series. */
export function seriesOf(results: readonly Result[]): Series[] {
  const byUnit = Map.groupBy(
    results.filter(({ value }) => value !== null),
    ({ unit }) => unit ?? '',
  )
  return [...byUnit].flatMap(([unit, ofUnit]) => {
    const [newest] = ofUnit
    return newest === undefined ? [] : [{ unit, newest, points: ofUnit.flatMap(pointOf) }]
  })
}

function pointOf({ takenAt, value, interpretation }: Result): TrendPoint[] {
  return value === null ? [] : [{ at: takenAt, value, interpretation }]
}
