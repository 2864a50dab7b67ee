import { expect, test } from 'vitest'
import { instantAt } from './site-instant.ts'

test.each([
  ['2026-11-21', '14:05', 'Africa/Cairo', '2026-11-21T12:05:00.000Z'],
  ['2026-11-21', '00:30', 'Africa/Cairo', '2026-11-20T22:30:00.000Z'],
  ['2026-07-01', '14:05', 'Europe/London', '2026-07-01T13:05:00.000Z'],
  ['2026-11-21', '14:05', 'Asia/Kolkata', '2026-11-21T08:35:00.000Z'],
  ['2026-11-21', '14:05', 'Pacific/Kiritimati', '2026-11-21T00:05:00.000Z'],
  ['2026-10-25', '01:30', 'Europe/London', '2026-10-25T00:30:00.000Z'],
])('%s %s in %s is %s', (day, time, zone, instant) => {
  expect(instantAt(day, time, zone)).toBe(instant)
})

test('the hour that spring skips is no moment', () => {
  expect(instantAt('2026-03-29', '01:30', 'Europe/London')).toBeUndefined()
})

test('half a time is no moment', () => {
  expect(instantAt('2026-11-21', '14', 'UTC')).toBeUndefined()
})
