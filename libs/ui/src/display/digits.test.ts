import { expect, test } from 'vitest'
import { formatNumber, toLatinDigits } from './digits.ts'

test.each([
  [1234, 'en', 'latn', '1,234'],
  [1234, 'en', 'arab', '1,234'],
] as const)('%d in %s with %s digits is %s', (value, language, digits, text) => {
  expect(formatNumber(value, language, digits)).toBe(text)
})

test.each([
  ['٣٧٫٥', '37.5'],
  ['۱۲۳', '123'],
  ['1٬000', '1000'],
  ['12.5', '12.5'],
  ['٠١٠ ٢٣٤', '010 234'],
])('"%s" typed means %s', (typed, latin) => {
  expect(toLatinDigits(typed)).toBe(latin)
})
