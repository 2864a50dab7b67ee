import { expect, test } from 'vitest'
import { containing } from './containing.ts'

test('signs of patterns stand for themselves', () => {
  expect(containing(String.raw`50%_a\b`)).toBe(String.raw`%50\%\_a\\b%`)
})
