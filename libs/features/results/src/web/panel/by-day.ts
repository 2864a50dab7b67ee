import type { Result, ResultSet } from '../../contract.ts'

/** The results of a calendar day at the site. */
export interface ResultDay {
  readonly day: string
  readonly results: readonly Result[]
}

/**
 * Results by day, newest day first; within a day what is critical, then what is abnormal, then the rest as in a
 * report: what must not be missed stands on top, and old abnormal results do not hide new ones.
 *
 * @param dayOf the site's calendar day of a moment
 */
export function byDay(sets: readonly ResultSet[], dayOf: (moment: string) => string): ResultDay[] {
  const days = Map.groupBy(
    sets.flatMap(({ results }) => results),
    ({ takenAt }) => dayOf(takenAt),
  )
  return [...days].map(([day, results]) => ({
    day,
    results: results.toSorted((one, other) => gravityOf(other) - gravityOf(one)),
  }))
}

/** The days from the newest on, as long as fewer than `most` results came before; the last may be long. */
export function firstDays(days: readonly ResultDay[], most: number): ResultDay[] {
  let shown = 0
  return days.filter(({ results }) => {
    const isShown = shown < most
    shown += results.length
    return isShown
  })
}

function gravityOf({ interpretation, status }: Result): number {
  if (status === 'cancelled' || interpretation === null || interpretation === 'N') return 0
  return interpretation.length
}
