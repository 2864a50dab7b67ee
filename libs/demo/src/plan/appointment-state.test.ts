import { expect, test } from 'vitest'
import { appointmentState } from './appointment-state.ts'

const NOW = Temporal.Instant.from('2026-11-21T09:00:00Z')
const frame = { today: Temporal.PlainDate.from('2026-11-21'), now: NOW, timeZone: 'Asia/Amman' }
const id = '01900000-0000-7000-8000-00000000000a'

test.each([
  ['finished', '2026-11-21T06:00:00Z', 'fulfilled'],
  ['in-progress', '2026-11-21T07:00:00Z', 'checked-in'],
  ['arrived', '2026-11-21T08:00:00Z', 'arrived'],
  ['planned', '2026-11-21T09:00:00Z', 'booked'],
  [undefined, '2026-11-21T06:00:00Z', 'booked'],
  // 23:30 of the 20th in Amman.
  [undefined, '2026-11-20T20:30:00Z', 'noshow'],
  [undefined, '2026-11-20T21:30:00Z', 'booked'],
])('with a visit that is %s, an appointment at %s is %s', (visitStatus, startsAt, status) => {
  const visit = visitStatus === undefined ? undefined : { id: 'visit', status: visitStatus }
  const state = appointmentState({ id, startsAt: Temporal.Instant.from(startsAt), visit }, frame)
  expect(state.status).toBe(status)
})

test('who waits has waited for minutes, not since this morning; who is done came before the time', () => {
  const early = Temporal.Instant.from('2026-11-21T05:00:00Z')
  const waits = appointmentState({ id, startsAt: early, visit: { id: 'v', status: 'arrived' } }, frame)
  expect(waits).toMatchObject({ arrivedAt: '2026-11-21T08:36:00Z', inRoomAt: null, encounterId: 'v' })
  const done = appointmentState({ id, startsAt: early, visit: { id: 'v', status: 'finished' } }, frame)
  expect(done).toMatchObject({
    arrivedAt: '2026-11-21T04:50:00Z',
    inRoomAt: '2026-11-21T05:05:00Z',
    doneAt: '2026-11-21T05:23:00Z',
  })
})
