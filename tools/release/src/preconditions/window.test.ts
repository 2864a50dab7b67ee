import { expect, test } from 'vitest'
import { isWithin } from './window.ts'

const WORKDAYS = { days: ['mon', 'tue'] as ('mon' | 'tue')[], from: '09:00', to: '17:00' }
const NIGHT = { days: ['mon'] as 'mon'[], from: '22:00', to: '02:00' }

test.each([
  ['Monday at nine', WORKDAYS, 'Etc/UTC', '2026-11-23T09:00:00Z', true],
  ['Monday at five, when it is over', WORKDAYS, 'Etc/UTC', '2026-11-23T17:00:00Z', false],
  ['Sunday', WORKDAYS, 'Etc/UTC', '2026-11-22T12:00:00Z', false],
  ['Monday already, where the clinic is', WORKDAYS, 'Asia/Amman', '2026-11-23T06:30:00Z', true],
  ['Monday night', NIGHT, 'Etc/UTC', '2026-11-23T23:00:00Z', true],
  ['the night that began on Monday', NIGHT, 'Etc/UTC', '2026-11-24T01:59:00Z', true],
  ['the night that began on Sunday', NIGHT, 'Etc/UTC', '2026-11-23T01:00:00Z', false],
])('%s', (_, window, timeZone, at, expected) => {
  expect(isWithin(window, timeZone, new Date(at))).toBe(expected)
})
