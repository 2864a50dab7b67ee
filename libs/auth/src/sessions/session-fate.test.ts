import { expect, test } from 'vitest'
import { sessionFate } from './session-fate.ts'

const LIMITS = { idleMs: 15 * 60_000, absoluteMs: 12 * 3_600_000 }
const SESSION = { createdAt: at('08:00:00'), isActive: true, isLocked: false }

test.each([
  ['is unchanged within a minute of its last prolongation', '08:00:59', '08:15:00', 'unchanged'],
  ['ends later when it is used after that', '08:01:00', '08:15:00', '08:16:00'],
  ['is locked after 15 minutes without use', '08:15:00', '08:15:00', 'locked'],
  ['is not prolonged beyond 12 hours since signing in', '19:50:00', '19:58:00', '20:00:00'],
  ['is unchanged in its last minutes', '19:58:00', '20:00:00', 'unchanged'],
  ['is over 12 hours after signing in, however busy', '20:00:00', '20:10:00', 'over'],
])('a session %s', (_, now, expiresAt, expected) => {
  const fate = sessionFate({ ...SESSION, expiresAt: at(expiresAt) }, { now: at(now) }, LIMITS)
  expect(fate.kind === 'prolonged' ? fate.expiresAt : fate.kind).toEqual(
    /^\d/.test(expected) ? at(expected) : expected,
  )
})

test('a session of a deactivated account is over at once', () => {
  const session = { ...SESSION, expiresAt: at('08:15:00'), isActive: false }
  expect(sessionFate(session, { now: at('08:00:01') }, LIMITS)).toEqual({ kind: 'over' })
})

test('a locked session opens to no request', () => {
  const session = { ...SESSION, expiresAt: at('08:15:00'), isLocked: true }
  expect(sessionFate(session, { now: at('08:00:01') }, LIMITS)).toEqual({ kind: 'locked' })
})

test('a page that asks for news while nobody is there keeps nothing awake', () => {
  const session = { ...SESSION, expiresAt: at('08:15:00') }
  const asked = (isBackground: boolean) => sessionFate(session, { now: at('08:14:00'), isBackground }, LIMITS)
  expect(asked(true)).toEqual({ kind: 'unchanged' })
  expect(asked(false)).toEqual({ kind: 'prolonged', expiresAt: at('08:29:00') })
})

function at(time: string): Date {
  return new Date(`2026-11-21T${time}.000Z`)
}
