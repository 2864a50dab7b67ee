import { expect, test } from 'vitest'
import { bodyMassIndex } from './bmi.ts'

test.each([
  ['72.5', '172', '24.5'],
  ['70', '175', '22.9'],
  ['3.2', '50', '12.8'],
  ['97.8', '200', '24.5'], // 24.45 is rounded up, as by hand
  ['80', '0', undefined],
  ['0', '172', undefined],
  ['', '172', undefined],
  ['abc', '172', undefined],
])('%s kg and %s cm: %s', (weight, height, bmi) => {
  expect(bodyMassIndex(weight, height)).toBe(bmi)
})
