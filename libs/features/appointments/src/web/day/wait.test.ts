import { expect, test } from 'vitest'
import { minutesWaited } from './wait.ts'

const NOW = new Date('2026-03-04T10:00:30.000Z')
const arrivedAt = '2026-03-04T09:30:00.000Z'

test.each([
  ['has not come', { status: 'booked', arrivedAt: null, inRoomAt: null }, undefined],
  ['waits', { status: 'arrived', arrivedAt, inRoomAt: null }, 30],
  ['is in the room', { status: 'checked-in', arrivedAt, inRoomAt: '2026-03-04T09:45:59.000Z' }, 15],
  ['is done', { status: 'fulfilled', arrivedAt, inRoomAt: '2026-03-04T09:31:00.000Z' }, 1],
  ['left before being seen', { status: 'noshow', arrivedAt, inRoomAt: null }, undefined],
  [
    'came by a clock that is ahead',
    { status: 'arrived', arrivedAt: '2026-03-04T10:02:00.000Z', inRoomAt: null },
    0,
  ],
] as const)('a patient who %s', (_name, progress, minutes) => {
  expect(minutesWaited(progress, NOW)).toBe(minutes)
})
