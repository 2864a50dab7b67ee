import { expect, test } from 'vitest'
import { formatNumber } from './digits.ts'

test.each([
  [1234, 'latn', '1,234'],
  [1234, 'arab', '١٬٢٣٤'],
] as const)('%d in Arabic with %s digits is %s', (value, digits, text) => {
  expect(formatNumber(value, 'ar', digits)).toBe(text)
})
