import { expect, test } from 'vitest'
import { formatClinicalDate, formatLongDate } from './clinical-date.ts'

test.each([
  ['1958-03-04', 'day', 'en', '04-Mar-1958'],
  ['1958-03-01', 'month', 'en', 'Mar-1958'],
  ['1958-01-01', 'year', 'en', '1958'],
  ['2026-09-30', 'day', 'en', '30-Sep-2026'],
  ['1958-03-04', 'day', 'ar', '04-مارس-1958'],
  ['1958-03-01', 'month', 'ar', 'مارس-1958'],
  ['1958-01-01', 'year', 'ar', '1958'],
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

test.each([
  ['en', 'latn', '4 March 1958'],
  ['ar', 'latn', '4 مارس 1958'],
  ['ar', 'arab', '٤ مارس ١٩٥٨'],
] as const)('towards the patient in %s with %s digits: %s', (language, digits, text) => {
  expect(formatLongDate('1958-03-04', language, digits)).toBe(text)
})
