import { expect, test } from 'vitest'
import { idlePhase } from './idle-phase.ts'

test.each([
  ['at once', 0, 900, { kind: 'active' }],
  ['more than a minute before the end', 839, 900, { kind: 'active' }],
  ['a minute before the end', 840, 900, { kind: 'warning', secondsLeft: 60 }],
  ['in the last second', 899, 900, { kind: 'warning', secondsLeft: 1 }],
  ['at the end', 900, 900, { kind: 'idle' }],
  ['after a laptop slept for a day', 86_400, 900, { kind: 'idle' }],
  ['in the last third of a short time', 41, 60, { kind: 'warning', secondsLeft: 19 }],
  ['before that', 39, 60, { kind: 'active' }],
])('%s', (_, seconds, idleSeconds, phase) => {
  expect(idlePhase(1000, 1000 + seconds * 1000, idleSeconds)).toEqual(phase)
})
