import { expect, test } from 'vitest'
import { parseDuration } from './probe.ts'

test.each([
  ['0', 0],
  ['250ms', 250],
  ['5s', 5_000],
  ['2min', 120_000],
  ['1h', 3_600_000],
  ['1d', 86_400_000],
])('reads the setting %s as milliseconds', (text, ms) => {
  expect(parseDuration(text)).toBe(ms)
})
