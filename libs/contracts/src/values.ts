import * as z from 'zod/mini'

/** A record's id: a UUID, made by the database in version 7 (RFC 9562, section 5.7). */
export const recordId = z.guid()

/** A record's version: 1 when made, one more with each change; the ETag of its answers. */
export const recordVersion = z.int().check(z.minimum(1))

/** `2026-11-21`: a day of the calendar, without a time zone; the year 0 is none that PostgreSQL knows. */
export const calendarDate = z.iso.date().check(z.refine((day) => !day.startsWith('0000'), 'No such year'))

/** A moment, in UTC: `2026-11-21T09:30:00.000Z`. */
export const instant = z.iso.datetime()

/** How much of a date is known; FHIR's `date` allows `1958`, `1958-03`, `1958-03-04`. */
export const DATE_PRECISIONS = ['day', 'month', 'year'] as const
export const datePrecision = z.enum(DATE_PRECISIONS)

/** A date of which the day or the month may be unknown; `value` then holds the first of the month or year. */
export const partialDate = z.object({ value: calendarDate, precision: datePrecision })
export type PartialDate = z.infer<typeof partialDate>

/** A concept of a code system (FHIR Coding). */
export const coding = z.object({
  system: z.string().check(z.minLength(1), z.maxLength(200)),
  code: z.string().check(z.minLength(1), z.maxLength(100)),
  display: z.string().check(z.minLength(1), z.maxLength(300)),
})
export type Coding = z.infer<typeof coding>

/** Text as people type it: trimmed, not empty, at most `max` characters. */
export function text(max: number) {
  return z.string().check(z.trim(), z.minLength(1), z.maxLength(max))
}

/** A measured value; a decimal string, so that the reported precision stays (`5.40`). */
export const decimal = z.string().check(z.regex(/^-?\d{1,12}(\.\d{1,8})?$/))
