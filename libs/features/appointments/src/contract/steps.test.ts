import { describe, expect, test } from 'vitest'
import {
  APPOINTMENT_STATUS_VALUES,
  ARRIVAL_VALUES,
  isStep,
  marksAfter,
  nextStep,
  OCCUPYING_STATUSES,
  TREATMENT_VALUES,
  WITHDRAWAL_VALUES,
} from './steps.ts'

/** Every step there is; whatever is not written here must be refused. */
const EXPECTED = [
  'arrival: booked → arrived',
  'arrival: booked → noshow',
  'arrival: arrived → booked',
  'arrival: arrived → noshow',
  'arrival: noshow → arrived',
  'arrival: noshow → booked',
  'treatment: booked → checked-in',
  'treatment: arrived → checked-in',
  'treatment: checked-in → fulfilled',
  'treatment: checked-in → arrived',
  'treatment: fulfilled → checked-in',
  'withdrawal: booked → cancelled',
  'withdrawal: arrived → cancelled',
  'withdrawal: booked → entered-in-error',
  'withdrawal: arrived → entered-in-error',
  'withdrawal: checked-in → entered-in-error',
  'withdrawal: fulfilled → entered-in-error',
  'withdrawal: noshow → entered-in-error',
]

test('exactly these steps can be taken, of all pairs', () => {
  const kinds = ['arrival', 'treatment', 'withdrawal'] as const
  const taken = kinds.flatMap((kind) =>
    APPOINTMENT_STATUS_VALUES.flatMap((from) =>
      APPOINTMENT_STATUS_VALUES.flatMap((to) => (isStep(kind, from, to) ? `${kind}: ${from} → ${to}` : [])),
    ),
  )
  expect(taken.toSorted()).toEqual(EXPECTED.toSorted())
})

test('each route offers the statuses that its steps lead to, and no other', () => {
  const targets = (kind: 'arrival' | 'treatment' | 'withdrawal') =>
    APPOINTMENT_STATUS_VALUES.filter((to) =>
      APPOINTMENT_STATUS_VALUES.some((from) => isStep(kind, from, to)),
    ).toSorted()
  expect(targets('arrival')).toEqual(ARRIVAL_VALUES.toSorted())
  expect(targets('treatment')).toEqual(TREATMENT_VALUES.toSorted())
  expect(targets('withdrawal')).toEqual(WITHDRAWAL_VALUES.toSorted())
})

test('the next step of an ordinary visit leads from booking to done, and is a step', () => {
  expect(APPOINTMENT_STATUS_VALUES.map((status) => nextStep(status)?.to)).toEqual([
    'arrived',
    'checked-in',
    'fulfilled',
    undefined,
    undefined,
    undefined,
    undefined,
  ])
  for (const from of APPOINTMENT_STATUS_VALUES) {
    const next = nextStep(from)
    if (next !== undefined) expect(isStep(next.kind, from, next.to)).toBe(true)
  }
})

test('who came takes the time of the practitioner; who did not leaves it free', () => {
  expect(OCCUPYING_STATUSES).toEqual(['booked', 'arrived', 'checked-in', 'fulfilled'])
})

describe('the moments that the wait is counted from', () => {
  const none = { arrivedAt: null, inRoomAt: null, doneAt: null }

  test('each step forward sets its own and keeps the earlier ones', () => {
    const arrived = marksAfter('arrived', none, 'nine')
    const inRoom = marksAfter('checked-in', arrived, 'ten')
    expect(marksAfter('fulfilled', inRoom, 'eleven')).toEqual({
      arrivedAt: 'nine',
      inRoomAt: 'ten',
      doneAt: 'eleven',
    })
  })

  test('a patient taken in at once has come at that moment', () => {
    expect(marksAfter('checked-in', none, 'ten')).toEqual({
      arrivedAt: 'ten',
      inRoomAt: 'ten',
      doneAt: null,
    })
  })

  test('a step back takes the later moments away', () => {
    const done = { arrivedAt: 'nine', inRoomAt: 'ten', doneAt: 'eleven' }
    expect(marksAfter('checked-in', done, 'noon')).toEqual({ ...done, doneAt: null })
    expect(marksAfter('arrived', done, 'noon')).toEqual({ ...none, arrivedAt: 'nine' })
    expect(marksAfter('booked', done, 'noon')).toEqual(none)
  })
})
