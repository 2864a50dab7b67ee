import { localTime } from './site-time.ts'

/**
 * The moment at which the clocks of a zone show this day and time, in UTC; undefined when they never do (the
 * hour skipped in spring). Of the two in the hour repeated in autumn, the first.
 */
export function instantAt(day: string, time: string, timeZone: string): string | undefined {
  const wanted = Date.parse(`${day}T${time}:00Z`)
  if (Number.isNaN(wanted)) return undefined
  // The zone's offset differs by at most a day from UTC and changes at most once in between.
  const candidates = [-1, 1].map((side) => wanted - offsetAt(wanted + side * 86_400_000, timeZone))
  const found = candidates
    .toSorted((one, other) => one - other)
    .find((moment) => isShown(moment, { day, time }, timeZone))
  return found === undefined ? undefined : new Date(found).toISOString()
}

function offsetAt(moment: number, timeZone: string): number {
  const { day, time } = localTime(new Date(moment), timeZone)
  return Date.parse(`${day}T${time}:00Z`) - Math.floor(moment / 60_000) * 60_000
}

function isShown(moment: number, wanted: { day: string; time: string }, timeZone: string): boolean {
  const shown = localTime(new Date(moment), timeZone)
  return shown.day === wanted.day && shown.time === wanted.time
}
