import { expect, test } from 'vitest'
import { formatClinicalDate, formatLongDate } from './clinical-date.ts'

test.each([
  ['1958-03-04', 'day', 'en', '04-Mar-1958'],
  ['1958-03-01', 'month', 'en', 'Mar-1958'],
  ['1958-01-01', 'year', 'en', '1958'],
  ['2026-09-30', 'day', 'en', '30-Sep-2026'],
  ['0900-12-31', 'day', 'en', '31-Dec-0900'],
] as const)('%s known to the %s reads in %s as %s', (value, precision, language, text) => {
  expect(formatClinicalDate({ value, precision }, language)).toBe(text)
})

test('a plain day is a date known to the day', () => {
  expect(formatClinicalDate('2026-03-03', 'en')).toBe('03-Mar-2026')
})

test.each(['1958', '04/03/1958', '', '1958-3-4'])(
  'refuses "%s" rather than showing something else',
  (value) => {
    expect(() => formatClinicalDate(value, 'en')).toThrow(`"${value}" is not a calendar date`)
  },
)

test('towards the patient the month is written out', () => {
  expect(formatLongDate('1958-03-04', 'en', 'latn')).toBe('4 March 1958')
})
