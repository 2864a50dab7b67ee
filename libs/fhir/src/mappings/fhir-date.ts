import type { DATE_PRECISIONS } from '@ehr/contracts'

const DAY_MS = 86_400_000
const DATE = /^(?!0000)(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?$/
const INSTANT =
  /^(?!0000)\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/

export interface PartialDay {
  /** `YYYY-MM-DD`; the first of the month or year where only that is known. */
  readonly value: string
  readonly precision: (typeof DATE_PRECISIONS)[number]
}

/** Reads FHIR's `date` (`1958`, `1958-03`, `1958-03-04`) and moves it by days; undefined when it is none. */
export function parsePartialDay(text: string, shiftDays: number): PartialDay | undefined {
  const match = DATE.exec(text)
  if (match === null) return undefined
  const [, year = '', month, day] = match
  const value = `${year}-${month ?? '01'}-${day ?? '01'}`
  if (!isRealDay(value)) return undefined
  const moved = moveDay(value, shiftDays)
  const precision = day !== undefined ? 'day' : month !== undefined ? 'month' : 'year'
  return moved === undefined ? undefined : { value: firstOf(moved, precision), precision }
}

/** Writes a partial date as FHIR's `date`. */
export function renderPartialDay(value: string, precision: string | null): string {
  return precision === 'year' ? value.slice(0, 4) : precision === 'month' ? value.slice(0, 7) : value
}

/**
 * Reads FHIR's `dateTime` or `instant` and moves it by days; a day, month or year alone becomes its first moment
 * in the time zone. Undefined when it is none.
 */
export function parseMoment(text: string, shiftDays: number, timeZone: string): Date | undefined {
  if (INSTANT.test(text)) {
    // A leap second is the last second of its minute here: neither JavaScript nor PostgreSQL has it.
    const moment = new Date(text.replace(/:60(?=[.Z+-])/, ':59'))
    return isRealDay(text.slice(0, 10)) ? inCalendar(shifted(moment, shiftDays)) : undefined
  }
  const day = parsePartialDay(text, 0)
  return day === undefined ? undefined : inCalendar(shifted(startOfDay(day.value, timeZone), shiftDays))
}

/** The day of the calendar, `YYYY-MM-DD`, that a moment falls on in a time zone. */
export function dayIn(moment: Date, timeZone: string): string {
  return formatOf(timeZone).format(moment).slice(0, 10)
}

/** Days from one `YYYY-MM-DD` to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)
}

/** A moment so many times 24 hours later. */
export function shifted(moment: Date, days: number): Date {
  return days === 0 ? moment : new Date(moment.getTime() + days * DAY_MS)
}

function moveDay(value: string, days: number): string | undefined {
  return inCalendar(shifted(new Date(`${value}T00:00:00Z`), days))
    ?.toISOString()
    .slice(0, 10)
}

/** Years of four digits, which is what FHIR can say; `9999-12-31`, moved, is no date any more. */
function inCalendar(moment: Date): Date | undefined {
  const year = moment.getUTCFullYear()
  return year >= 1 && year <= 9999 ? moment : undefined
}

function firstOf(value: string, precision: PartialDay['precision']): string {
  return precision === 'year'
    ? `${value.slice(0, 4)}-01-01`
    : precision === 'month'
      ? `${value.slice(0, 7)}-01`
      : value
}

/** 30 February passes the pattern, and Date would make it 1 or 2 March. */
function isRealDay(day: string): boolean {
  const midnight = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().slice(0, 10) === day
}

function startOfDay(day: string, timeZone: string): Date {
  const asUtc = Date.parse(`${day}T00:00:00Z`)
  // Twice: the first guess may lie on the other side of a change of the clock.
  const guess = asUtc - offsetMs(asUtc, timeZone)
  return new Date(asUtc - offsetMs(guess, timeZone))
}

function offsetMs(moment: number, timeZone: string): number {
  const local = formatOf(timeZone).format(moment).replace(', ', 'T')
  return Date.parse(`${local}Z`) - Math.floor(moment / 1000) * 1000
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known !== undefined) return known
  // Sweden writes dates as ISO 8601 does: 2026-11-21 09:30:00.
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  })
  formats.set(timeZone, format)
  return format
}
