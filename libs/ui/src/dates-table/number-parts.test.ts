import { expect, test } from 'vitest'
import { numberParts, widestParts } from './number-parts.ts'

test.each([
  ['5.40', { whole: '5', fraction: '.40' }],
  ['-0.5', { whole: '-0', fraction: '.5' }],
  ['128', { whole: '128', fraction: '' }],
  ['128/82', { whole: '128/82', fraction: '' }],
])('%s is cut at its decimal point', (value, parts) => {
  expect(numberParts(value)).toEqual(parts)
})

test('the room fits the longest whole and the longest fraction', () => {
  expect(widestParts(['128/82', '36.85', '7'])).toEqual({ whole: 6, fraction: 3 })
  expect(widestParts([])).toEqual({ whole: 1, fraction: 0 })
})
