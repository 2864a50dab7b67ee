import { toLatinDigits } from '../../display/digits.ts'
import { instantAt } from '../../display/site-instant.ts'
import { localTime } from '../../display/site-time.ts'
import { EMPTY_DATE, readTypedDay, type TypedDate, typedDayOf } from './typed-date.ts'

/** The inputs of a day and a time, as typed. */
export interface TypedMoment {
  readonly date: TypedDate
  readonly time: string
}

export type ReadMoment =
  | { readonly kind: 'blank' }
  | { readonly kind: 'moment'; readonly instant: string }
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'impossible' }

/** Reads a day and a time of 24 hours (`14:05`, `1405`, `9:30`) by the clock of a zone. */
export function readTypedMoment({ date, time }: TypedMoment, timeZone: string): ReadMoment {
  const read = readTypedDay(date)
  const clock = toLatinDigits(time).trim()
  if (read.kind === 'blank' && clock === '') return { kind: 'blank' }
  if (read.kind === 'impossible') return read
  const found = /^(\d{1,2}):?(\d{2})$/.exec(clock)
  if (read.kind !== 'date' || found === null) return { kind: 'incomplete' }
  const [, hour = '', minute = ''] = found
  if (Number(hour) > 23 || Number(minute) > 59) return { kind: 'impossible' }
  const instant = instantAt(read.date.value, `${hour.padStart(2, '0')}:${minute}`, timeZone)
  return instant === undefined ? { kind: 'impossible' } : { kind: 'moment', instant }
}

/** A moment as its inputs show it. */
export function typedMomentOf(instant: string | null | undefined, timeZone: string): TypedMoment {
  if (!instant) return { date: EMPTY_DATE, time: '' }
  const { day, time } = localTime(instant, timeZone)
  return { date: typedDayOf(day), time }
}
