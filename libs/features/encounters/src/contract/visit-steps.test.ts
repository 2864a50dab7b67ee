import { expect, test } from 'vitest'
import { ENCOUNTER_STATUS_VALUES } from '../contract.ts'
import { needsReason, stepsFrom } from './visit-steps.ts'

test('a visit goes forward; only a finished one is opened again, and an entry in error stays one', () => {
  const order = ['planned', 'arrived', 'triaged', 'in-progress', 'finished'] as const
  const back = order.flatMap((from, place) =>
    order
      .slice(0, place)
      .filter((to) => stepsFrom(from).includes(to))
      .map((to) => `${from} to ${to}`),
  )
  expect(back).toEqual(['finished to in-progress'])
  expect(stepsFrom('entered-in-error')).toEqual([])
})

test('every visit but one in error can be marked as entered in error', () => {
  const stuck = ENCOUNTER_STATUS_VALUES.filter((status) => !stepsFrom(status).includes('entered-in-error'))
  expect(stuck).toEqual(['entered-in-error'])
})

test.each([
  ['arrived', 'cancelled', true],
  ['finished', 'entered-in-error', true],
  ['finished', 'in-progress', true],
  ['onleave', 'in-progress', false],
  ['in-progress', 'finished', false],
] as const)('the step from %s to %s needs a reason: %s', (from, to, isNeeded) => {
  expect(needsReason(from, to)).toBe(isNeeded)
})
