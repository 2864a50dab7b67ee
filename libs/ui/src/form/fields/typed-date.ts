import type { PartialDate } from '@ehr/contracts'
import { toLatinDigits } from '../../display/digits.ts'

/** The three inputs of a date, as typed; the month is `1` to `12` or empty. */
export interface TypedDate {
  readonly day: string
  readonly month: string
  readonly year: string
}

export type ReadDate =
  | { readonly kind: 'blank' }
  | { readonly kind: 'date'; readonly date: PartialDate }
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'impossible' }

export const EMPTY_DATE: TypedDate = { day: '', month: '', year: '' }

/** Reads what was typed. Without a day the date is known to the month, without a month to the year. */
export function readTypedDate(typed: TypedDate): ReadDate {
  const day = toLatinDigits(typed.day).trim()
  const year = toLatinDigits(typed.year).trim()
  const { month } = typed
  if (`${day}${month}${year}` === '') return { kind: 'blank' }
  if (year === '' || (day !== '' && month === '')) return { kind: 'incomplete' }
  if (!/^\d{4}$/.test(year)) return { kind: /^\d{0,3}$/.test(year) ? 'incomplete' : 'impossible' }
  if (month === '') return known(`${year}-01-01`, 'year')
  const start = `${year}-${month.padStart(2, '0')}`
  if (day === '') return known(`${start}-01`, 'month')
  const value = `${start}-${day.padStart(2, '0')}`
  return isOnCalendar(value) ? known(value, 'day') : { kind: 'impossible' }
}

/** Reads a day that must be known whole. */
export function readTypedDay(typed: TypedDate): ReadDate {
  const read = readTypedDate(typed)
  return read.kind === 'date' && read.date.precision !== 'day' ? { kind: 'incomplete' } : read
}

/** A day as the three inputs show it. */
export function typedDayOf(day: string | null | undefined): TypedDate {
  return typedDateOf(day ? { value: day, precision: 'day' } : null)
}

/** A date as its three inputs show it. */
export function typedDateOf(date: PartialDate | null | undefined): TypedDate {
  if (date === null || date === undefined) return EMPTY_DATE
  const [year = '', month = '', day = ''] = date.value.split('-')
  return {
    day: date.precision === 'day' ? day : '',
    month: date.precision === 'year' ? '' : String(Number(month)),
    year,
  }
}

function known(value: string, precision: PartialDate['precision']): ReadDate {
  return { kind: 'date', date: { value, precision } }
}

function isOnCalendar(value: string): boolean {
  const date = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value)
}
