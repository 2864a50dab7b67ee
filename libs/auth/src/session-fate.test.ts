import { expect, test } from 'vitest'
import { SESSION_LIMITS, sessionFate } from './session-fate.ts'

const SIGNED_IN_AT = at('08:00:00')

test.each([
  ['is unchanged within a minute of its last prolongation', '08:00:59', '08:15:00', 'unchanged'],
  ['ends later when it is used after that', '08:01:00', '08:15:00', '08:16:00'],
  ['is over after 15 minutes without a request', '08:15:00', '08:15:00', 'over'],
  ['is not prolonged beyond 12 hours since signing in', '19:50:00', '19:58:00', '20:00:00'],
  ['is unchanged in its last minutes', '19:58:00', '20:00:00', 'unchanged'],
  ['is over 12 hours after signing in, however busy', '20:00:00', '20:10:00', 'over'],
])('a session %s', (_, now, expiresAt, expected) => {
  const session = { createdAt: SIGNED_IN_AT, expiresAt: at(expiresAt), isActive: true }
  const fate = sessionFate(session, at(now), SESSION_LIMITS)
  expect(fate.kind === 'prolonged' ? fate.expiresAt : fate.kind).toEqual(
    /^\d/.test(expected) ? at(expected) : expected,
  )
})

test('a session of a deactivated account is over at once', () => {
  const session = { createdAt: SIGNED_IN_AT, expiresAt: at('08:15:00'), isActive: false }
  expect(sessionFate(session, at('08:00:01'), SESSION_LIMITS)).toEqual({ kind: 'over' })
})

function at(time: string): Date {
  return new Date(`2026-11-21T${time}.000Z`)
}
