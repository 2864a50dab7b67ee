import { expect, test } from 'vitest'
import { plainDecimal } from './decimal.ts'

test.each([
  ['5.40', '5.40'],
  ['-0.0', '-0.0'],
  ['1e3', '1000'],
  ['1.20e2', '120'],
  ['1.205E+2', '120.5'],
  ['5e-3', '0.005'],
  ['-12.5e-1', '-1.25'],
  ['0.05e1', '0.5'],
])('writes %s out as %s', (written, plain) => {
  expect(plainDecimal(written)).toBe(plain)
})

test.each(['1e101', '', 'NaN', '1.', '٣'])(
  'does not take "%s" for a number that a column holds',
  (written) => {
    expect(plainDecimal(written)).toBeUndefined()
  },
)
