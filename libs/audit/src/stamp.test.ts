import { expect, test } from 'vitest'
import { createStamps } from './stamp.ts'

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

test('stamps of one millisecond are told apart, in their order, by time and by id', () => {
  const next = createStamps(() => new Date('2026-11-21T09:30:00.123Z'))
  const stamps = Array.from({ length: 1200 }, next)
  expect(stamps[0]?.recordedAt).toBe('2026-11-21T09:30:00.123000Z')
  expect(stamps[1199]?.recordedAt).toBe('2026-11-21T09:30:00.124199Z')
  const ids = stamps.map(({ id }) => id)
  expect(ids.every((id) => UUID_V7.test(id))).toBe(true)
  expect(ids).toEqual(ids.toSorted())
  expect(new Set(ids).size).toBe(1200)
})

test('a clock that is set back is followed', () => {
  const times = ['2026-11-21T10:00:00Z', '2026-11-21T09:00:00Z']
  const next = createStamps(() => new Date(times.shift() ?? ''))
  expect([next(), next()].map(({ recordedAt }) => recordedAt)).toEqual([
    '2026-11-21T10:00:00.000000Z',
    '2026-11-21T09:00:00.000000Z',
  ])
})
