import { expect, test } from 'vitest'
import { formatClinicalDate, formatLongDate } from './clinical-date.ts'

test.each([
  ['1958-03-04', 'day', '04-مارس-1958'],
  ['1958-03-01', 'month', 'مارس-1958'],
  ['1958-01-01', 'year', '1958'],
] as const)('%s known to the %s reads in Arabic as %s', (value, precision, text) => {
  expect(formatClinicalDate({ value, precision }, 'ar')).toBe(text)
})

test.each([
  ['latn', '4 مارس 1958'],
  ['arab', '٤ مارس ١٩٥٨'],
] as const)('towards the patient in Arabic with %s digits: %s', (digits, text) => {
  expect(formatLongDate('1958-03-04', 'ar', digits)).toBe(text)
})
