import type { Hints, SeedType, Strategy } from '../model.ts'
import { hashOf, quote } from './hash.ts'

/** Rows after which dates begin again, so that they stay within what people take for a date. */
const CYCLE = 18_000

/**
 * Points in time: hour by hour from the year 2021 on, each with variants a little, an hour, and a day later, for
 * checks of order between two columns and constraints against overlaps; then far ones, and the checks' constants.
 */
export function listTimestamps(type: SeedType, { literals, salt }: Hints): Strategy[] {
  const cast = type.name
  const base = (row: string) =>
    `'2021-01-04 08:00:00+00'::${cast} + ((${row}) % ${CYCLE}) * interval '1 hour'`
  return [
    { make: base, isInjective: true },
    { make: (row) => `${base(row)} + interval '30 minutes'`, isInjective: true },
    ...nearTimes(literals, cast),
    { make: (row) => `${base(row)} + interval '59 minutes 59.5 seconds'`, isInjective: true },
    { make: (row) => `${base(row)} + interval '1 day'`, isInjective: true },
    { make: (row) => `${base(row)} + interval '400 days'`, isInjective: true },
    { make: (row) => `${base(row)} - interval '1 day'`, isInjective: true },
    { make: (row) => `date_trunc('day', ${base(row)})`, isInjective: false },
    { make: (row) => `date_trunc('month', ${base(row)})`, isInjective: false },
    {
      make: (row) => `'1990-01-01 00:00:00+00'::${cast} + (${hashOf(row, salt)} % 4000) * interval '1 day'`,
      isInjective: false,
    },
    {
      make: (row) => `'2190-01-01 00:00:00+00'::${cast} + (${hashOf(row, salt)} % 4000) * interval '1 day'`,
      isInjective: false,
    },
    { make: () => `'infinity'::${cast}`, isInjective: false },
  ]
}

function nearTimes(literals: readonly string[], cast: string): Strategy[] {
  return literals.flatMap((text) => [
    { make: () => `${quote(text)}::${cast}`, isInjective: false },
    {
      make: (row: string) => `${quote(text)}::${cast} + ((${row}) % 1000) * interval '1 minute'`,
      isInjective: true,
    },
    {
      make: (row: string) => `${quote(text)}::${cast} - ((${row}) % 1000) * interval '1 minute'`,
      isInjective: true,
    },
  ])
}

/** Days, with the same variants. */
export function listDates(_: SeedType, { literals, salt }: Hints): Strategy[] {
  const base = (row: string) => `date '2021-01-04' + ((${row}) % ${CYCLE / 24 / 2})::int`
  return [
    { make: base, isInjective: false },
    { make: (row) => `${base(row)} + 1`, isInjective: false },
    ...literals.flatMap((text) => [
      { make: () => `${quote(text)}::date`, isInjective: false },
      { make: (row: string) => `${quote(text)}::date + ((${row}) % 28)::int`, isInjective: false },
      { make: (row: string) => `${quote(text)}::date - 1 - ((${row}) % 28)::int`, isInjective: false },
    ]),
    { make: (row) => `date '1900-01-01' + ((${row}) % 40000)::int`, isInjective: true },
    { make: (row) => `date '1940-01-01' + (${hashOf(row, salt)} % 20000)::int`, isInjective: false },
    { make: (row) => `date_trunc('month', ${base(row)})::date`, isInjective: false },
    { make: (row) => `date '2190-01-01' + ((${row}) % 40000)::int`, isInjective: true },
  ]
}

/** Times of the day. */
export function listTimesOfDay(type: SeedType, { literals }: Hints): Strategy[] {
  const base = (row: string) => `(time '00:00' + ((${row}) % 1380) * interval '1 minute')::${type.name}`
  return [
    { make: base, isInjective: true },
    {
      make: (row) => `(time '00:30' + ((${row}) % 1380) * interval '1 minute')::${type.name}`,
      isInjective: true,
    },
    ...literals.map((text) => ({ make: () => `${quote(text)}::${type.name}`, isInjective: false })),
    { make: () => `time '23:59'`, isInjective: false },
  ]
}

/** Lengths of time. */
export function listIntervals(_: SeedType, { literals }: Hints): Strategy[] {
  return [
    { make: (row) => `(${row}) * interval '1 minute'`, isInjective: true },
    ...literals.flatMap((text) => [
      { make: () => `interval ${quote(text)}`, isInjective: false },
      { make: () => `interval ${quote(text)} + interval '1 minute'`, isInjective: false },
      { make: () => `interval ${quote(text)} - interval '1 minute'`, isInjective: false },
    ]),
    { make: (row) => `(1 + (${row}) % 20) * interval '1 day'`, isInjective: false },
    { make: () => `interval '0'`, isInjective: false },
  ]
}
