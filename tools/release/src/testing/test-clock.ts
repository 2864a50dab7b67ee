import { setImmediate } from 'node:timers/promises'
import type { Clock } from '../http/clock.ts'

/** A clock of a test: to sleep moves it on at once. */
export function createTestClock(start = '2026-11-21T12:00:00.000Z'): Clock {
  let now = Date.parse(start)
  return {
    now: () => new Date(now),
    async sleep(ms, signal) {
      signal.throwIfAborted()
      now += ms
      await setImmediate()
    },
  }
}
