import { expect, test } from 'vitest'
import { SeenKeys } from './seen-keys.ts'

test('knows every key it was given, and no other, however many they are', () => {
  const seen = new SeenKeys()
  const keys = Array.from({ length: 5_000 }, (_, index) => `Observation/${index}`)
  expect(keys.some((key) => seen.add(key))).toBe(false)
  expect(keys.every((key) => seen.add(key) && seen.has(key))).toBe(true)
  expect(keys.some((key) => seen.has(`${key}x`))).toBe(false)
})
