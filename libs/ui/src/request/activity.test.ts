import { afterEach, expect, test, vi } from 'vitest'
import { isAway, lastActivityAt, noteActivity, watchActivity } from './activity.ts'

afterEach(() => vi.unstubAllGlobals())

test('a page that nobody watches is not away, one that was left for a minute is', () => {
  const target = new EventTarget()
  vi.stubGlobal('addEventListener', target.addEventListener.bind(target))
  vi.stubGlobal('removeEventListener', target.removeEventListener.bind(target))
  expect(isAway()).toBe(false)
  const acts: number[] = []
  const stop = watchActivity((at) => acts.push(at))
  const now = lastActivityAt() ?? 0
  expect(isAway(now + 60_000)).toBe(false)
  expect(isAway(now + 60_001)).toBe(true)
  target.dispatchEvent(new Event('keydown'))
  expect(acts).toHaveLength(1)
  noteActivity(now + 50_000)
  noteActivity(now + 10_000)
  expect(isAway(now + 110_000)).toBe(false)
  stop()
  target.dispatchEvent(new Event('keydown'))
  expect(acts).toHaveLength(1)
  expect(lastActivityAt()).toBeUndefined()
})
