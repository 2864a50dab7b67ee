import { expect, test } from 'vitest'
import { waitBeforeRetry } from './wait-before-retry.ts'

const now = new Date('2026-11-21T12:00:00Z')

test.each([
  ['seconds from now', { 'ratelimit-reset': '45' }, 45_000],
  ['seconds since 1970', { 'ratelimit-reset': String(now.getTime() / 1_000 + 30) }, 30_000],
  ['a moment that is over', { 'ratelimit-reset': String(now.getTime() / 1_000 - 30) }, 1_000],
  ['more than anybody waits', { 'ratelimit-reset': '86400' }, 120_000],
  ['a date', { 'retry-after': 'Sat, 21 Nov 2026 12:00:10 GMT' }, 10_000],
  ['nothing that can be read', { 'retry-after': 'soon' }, 4_000],
  ['nothing', {}, 4_000],
])('waits by what is told: %s', (_, headers, ms) => {
  expect(waitBeforeRetry(new Headers(headers), 3, now)).toBe(ms)
})
