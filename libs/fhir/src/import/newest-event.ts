import type { JsonObject } from '../json/lossless.ts'
import { dayIn, daysBetween, shifted } from '../mappings/fhir-date.ts'
import type { ToRowsContext } from '../mappings/mapping.ts'
import { findMapping, splitRows } from './item.ts'

const NOBODY = '00000000-0000-0000-0000-000000000000'

/** The newest moment at which something happened, of those that a mapped resource has; plans do not count. */
export function newestEventOf(
  type: string,
  resource: JsonObject,
  { timeZone, now }: { timeZone: string; now: Date },
): Date | undefined {
  const mapping = findMapping(type)
  if (mapping === undefined || mapping.events.length === 0) return undefined
  const result = mapping.toRows(resource, anyContext(timeZone))
  if (!result.ok) return undefined
  const { root } = splitRows(mapping, result.rows)
  const events = mapping.events.map((column) => root[column])
  const past = events.filter((value) => value instanceof Date).filter((moment) => moment <= now)
  return past.reduce<Date | undefined>((newest, moment) => later(newest, moment), undefined)
}

/** The later of two moments. */
export function later(one: Date | undefined, other: Date): Date {
  return one === undefined || other > one ? other : one
}

/** Whole days to move a moment by, so that it falls on a day (`YYYY-MM-DD`) of the clinic's calendar. */
export function shiftDaysTo(day: string, newest: Date, timeZone: string): number {
  const days = daysBetween(dayIn(newest, timeZone), day)
  // Days of 24 hours across a change of the clock may end an hour beyond midnight.
  return days + daysBetween(dayIn(shifted(newest, days), timeZone), day)
}

/** Every reference leads somewhere here: only the dates are looked at. */
function anyContext(timeZone: string): ToRowsContext {
  const concept = { system: 'urn:any', code: 'any', display: 'any' }
  return { timeZone, shiftDays: 0, resolve: () => NOBODY, conceptOf: () => concept }
}
