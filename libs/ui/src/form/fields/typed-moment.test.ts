import { expect, test } from 'vitest'
import { readTypedMoment, typedMomentOf } from './typed-moment.ts'

const date = { day: '21', month: '11', year: '2026' }

test.each([
  ['14:05', '2026-11-21T12:05:00.000Z'],
  ['1405', '2026-11-21T12:05:00.000Z'],
  ['9:30', '2026-11-21T07:30:00.000Z'],
  ['٠٩:٣٠', '2026-11-21T07:30:00.000Z'],
])('%s by the clock of Cairo is %s', (time, instant) => {
  expect(readTypedMoment({ date, time }, 'Africa/Cairo')).toEqual({ kind: 'moment', instant })
})

test.each([
  ['', 'incomplete'],
  ['14', 'incomplete'],
  ['24:00', 'impossible'],
  ['12:60', 'impossible'],
])('"%s" is %s', (time, kind) => {
  expect(readTypedMoment({ date, time }, 'UTC')).toEqual({ kind })
})

test('nothing typed is nothing, and half a date is incomplete', () => {
  const empty = { day: '', month: '', year: '' }
  expect(readTypedMoment({ date: empty, time: '' }, 'UTC')).toEqual({ kind: 'blank' })
  expect(readTypedMoment({ date: { ...date, day: '' }, time: '10:00' }, 'UTC')).toEqual({
    kind: 'incomplete',
  })
})

test('a moment fills its inputs by the clock of the site', () => {
  expect(typedMomentOf('2026-11-21T22:30:00.000Z', 'Africa/Cairo')).toEqual({
    date: { day: '22', month: '11', year: '2026' },
    time: '00:30',
  })
})
