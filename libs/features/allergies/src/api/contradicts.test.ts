import { expect, test } from 'vitest'
import { contradicts } from './contradicts.ts'

test.each([
  ['food', 'any', true],
  ['food', 'food', true],
  ['food', 'medication', false],
  ['medication', 'medication', true],
  ['biologic', 'medication', true],
  ['biologic', 'food', false],
  ['environment', 'environment', true],
  [null, 'food', true],
] as const)('an allergy of category %s contradicts "none known" of %s: %s', (category, of, expected) => {
  expect(contradicts(category, of)).toBe(expected)
})
