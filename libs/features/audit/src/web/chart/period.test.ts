import { expect, test } from 'vitest'
import { periodStart } from './period.ts'

test.each([
  ['1', '2026-03-31T10:00:00.000Z', '2026-02-28T10:00:00.000Z'],
  ['3', '2026-01-15T10:00:00.000Z', '2025-10-15T10:00:00.000Z'],
  ['12', '2028-02-29T10:00:00.000Z', '2027-02-28T10:00:00.000Z'],
  ['all', '2026-01-15T10:00:00.000Z', undefined],
] as const)('%s months before %s is %s', (period, now, expected) => {
  expect(periodStart(period, new Date(now))).toBe(expected)
})
