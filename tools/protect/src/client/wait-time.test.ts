import { expect, test } from 'vitest'
import { decideWait } from './wait-time.ts'

const NOW = new Date('2026-11-21T12:00:00Z')
const first = { attempt: 1, isRepeatable: true, now: NOW }
const reset = (seconds: number) => String(NOW.getTime() / 1_000 + seconds)

test.each([
  ['a wait in seconds', 429, { 'retry-after': '5' }, '', 5_000],
  ['the secondary limit, with its wait', 403, { 'retry-after': '60' }, '', 60_000],
  ['the secondary limit, by its words alone', 403, {}, 'You have exceeded a secondary rate limit.', 60_000],
  [
    'a limit that is used up',
    403,
    { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset(90) },
    '',
    90_000,
  ],
  [
    'a limit that was reset a moment ago',
    429,
    { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset(-1) },
    '',
    1_000,
  ],
  ['too many requests and nothing else', 429, {}, '', 60_000],
])('waits after %s', (_what, status, headers, message, ms) => {
  expect(decideWait({ status, headers, message }, first)).toEqual({ kind: 'wait', ms, isLimit: true })
})

test('waits longer each time, and gives up with the moment from which it works again', () => {
  const refused = { status: 429, headers: {}, message: '' }

  expect(decideWait(refused, { ...first, attempt: 3 })).toMatchObject({ ms: 240_000 })
  expect(decideWait(refused, { ...first, attempt: 5 })).toMatchObject({ kind: 'too-long' })
  expect(decideWait({ ...refused, headers: { 'retry-after': '601' } }, first)).toEqual({
    kind: 'too-long',
    until: new Date('2026-11-21T12:10:01Z'),
  })
})

test('asks again where nobody answered, but never twice for what makes something new', () => {
  const busy = { status: 502, headers: {}, message: '' }

  expect(decideWait(busy, first)).toEqual({ kind: 'wait', ms: 1_000, isLimit: false })
  expect(decideWait({ headers: {}, message: '' }, { ...first, attempt: 2 })).toMatchObject({ ms: 2_000 })
  expect(decideWait(busy, { ...first, attempt: 5 })).toEqual({ kind: 'refused' })
  expect(decideWait(busy, { ...first, isRepeatable: false })).toEqual({ kind: 'refused' })
})

test('a token that may not do it is no limit', () => {
  const headers = { 'x-ratelimit-remaining': '4999', 'x-ratelimit-reset': reset(90) }

  expect(decideWait({ status: 403, headers, message: 'Resource not accessible' }, first)).toEqual({
    kind: 'refused',
  })
})
