import { describe, expect, test } from 'vitest'
import { dayIn, parseMoment, parsePartialDay, renderPartialDay } from './fhir-date.ts'

describe('a date that may lack month or day', () => {
  test.each([
    ['1958', '1958-01-01', 'year'],
    ['1958-03', '1958-03-01', 'month'],
    ['1960-02-29', '1960-02-29', 'day'],
  ])('%s is kept with its precision', (written, value, precision) => {
    expect(parsePartialDay(written, 0)).toEqual({ value, precision })
    expect(renderPartialDay(value, precision)).toBe(written)
  })

  test('moves by days and stays as precise as it was', () => {
    expect(parsePartialDay('1958', 400)).toEqual({ value: '1959-01-01', precision: 'year' })
    expect(parsePartialDay('1958-12', 40)).toEqual({ value: '1959-01-01', precision: 'month' })
    expect(parsePartialDay('1958-12-31', 1)).toEqual({ value: '1959-01-01', precision: 'day' })
  })

  test.each(['1958-02-30', '1958-13', '58', '0000', '1958-3-4', '1958-03-04T10:00:00Z'])(
    'is not %s',
    (written) => {
      expect(parsePartialDay(written, 0)).toBeUndefined()
    },
  )
})

describe('a moment', () => {
  test.each([
    ['2011-04-11T17:48:38-04:00', '2011-04-11T21:48:38.000Z'],
    ['2011-04-11T17:48:38.1949-04:00', '2011-04-11T21:48:38.194Z'],
    ['2016-12-31T23:59:60Z', '2016-12-31T23:59:59.000Z'],
  ])('%s is %s', (written, instant) => {
    expect(parseMoment(written, 0, 'UTC')?.toISOString()).toBe(instant)
  })

  test.each([
    ['2026-07-01', '2026-07-01T04:00:00.000Z'],
    ['2026-01', '2026-01-01T05:00:00.000Z'],
    ['2026', '2026-01-01T05:00:00.000Z'],
    ['2026-03-08', '2026-03-08T05:00:00.000Z'],
  ])('of which only %s is known begins with that day in the clinic', (written, instant) => {
    expect(parseMoment(written, 0, 'America/New_York')?.toISOString()).toBe(instant)
  })

  test.each(['2026-02-30T10:00:00Z', '2026-01-01T10:00:00', '2026-01-01T24:00:00Z', 'yesterday', ''])(
    'is not "%s"',
    (written) => {
      expect(parseMoment(written, 0, 'UTC')).toBeUndefined()
    },
  )

  test('that leaves the calendar when it is moved is none', () => {
    expect(parseMoment('9999-12-31T00:00:00Z', 1, 'UTC')).toBeUndefined()
  })
})

test('the day of a moment is that of the clinic', () => {
  expect(dayIn(new Date('2026-11-21T02:00:00Z'), 'America/New_York')).toBe('2026-11-20')
  expect(dayIn(new Date('2026-11-20T22:30:00Z'), 'Africa/Cairo')).toBe('2026-11-21')
})
