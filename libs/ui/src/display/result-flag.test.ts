import { expect, test } from 'vitest'
import { formatRange } from './reference-range.ts'
import { flagOf, type MeasuredResult } from './result-flag.ts'

const CASES: readonly [result: MeasuredResult, letters: string, tone: string, words: string][] = [
  [{ value: '3.2', low: '3.5', high: '5.0' }, 'L', 'abnormal', 'flag.L'],
  [{ value: '5.1', low: '3.5', high: '5.0' }, 'H', 'abnormal', 'flag.H'],
  [{ value: '3.5', low: '3.5', high: '5.0' }, '', 'plain', 'flag.N'],
  [{ value: '10', high: '9' }, 'H', 'abnormal', 'flag.H'],
  [{ value: '6.9', low: '3.5', high: '5.0', interpretation: 'HH' }, 'HH', 'critical', 'flag.HH'],
  [{ value: '2.0', interpretation: 'LL' }, 'LL', 'critical', 'flag.LL'],
  [{ interpretation: 'A' }, 'A', 'abnormal', 'flag.A'],
  [{ value: '4.0', low: '3.5', high: '3.9', interpretation: 'N' }, '', 'plain', 'flag.N'],
  [{ value: '4.0' }, '', 'plain', 'flag.none'],
  [{ value: null, low: '1', high: null }, '', 'plain', 'flag.none'],
]

test.each(CASES)('%o is flagged "%s", %s', (result, letters, tone, words) => {
  expect(flagOf(result)).toEqual({ letters, tone, words })
})

test.each([
  [{ low: '3.50', high: '5.0' }, '3.50–5.0'],
  [{ low: '60' }, '≥ 60'],
  [{ high: '.5' }, '≤ 0.5'],
  [{ text: 'negative' }, 'negative'],
  [{}, undefined],
])('the range %o reads %s', (range, text) => {
  expect(formatRange(range)).toBe(text)
})
