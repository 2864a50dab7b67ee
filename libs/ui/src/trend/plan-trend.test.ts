import { expect, test } from 'vitest'
import { niceTicks, timeTicks } from './nice-ticks.ts'
import { planTrend, type TrendPoint } from './plan-trend.ts'

const points: TrendPoint[] = [
  { at: '2026-03-01T08:00:00Z', value: '7.0' },
  { at: '2026-01-01T08:00:00Z', value: '6.0' },
  { at: '2026-01-31T08:00:00Z', value: '8.0' },
]

test('draws oldest first, with time to scale', () => {
  const { dots } = planTrend({ points, width: 456, height: 200 })
  expect(dots.map(({ point }) => point.value)).toEqual(['6.0', '8.0', '7.0'])
  const [first, second, third] = dots.map(({ x }) => x)
  // 30 days, then 29: almost equal steps.
  expect((third! - second!) / (second! - first!)).toBeCloseTo(29 / 30, 2)
})

test('does not force the vertical axis to start at zero', () => {
  const { valueTicks } = planTrend({ points, width: 456, height: 200 })
  expect(Math.min(...valueTicks.map(({ value }) => value))).toBeGreaterThan(5)
})

test('keeps the whole range in the picture, as a band', () => {
  const { band, plot } = planTrend({ points, low: '4', high: '6', width: 456, height: 200 })
  expect(band!.y).toBeGreaterThan(plot.top)
  expect(band!.y + band!.height).toBeLessThan(plot.bottom)
})

test('a range with one limit is open to the edge', () => {
  const { band, plot } = planTrend({ points, high: '9', width: 456, height: 200 })
  expect(band!.y + band!.height).toBe(plot.bottom)
})

test('one value alone stands in the middle', () => {
  const { dots, plot } = planTrend({ points: points.slice(0, 1), width: 456, height: 200 })
  expect(dots[0]).toMatchObject({ x: (plot.left + plot.right) / 2, y: (plot.top + plot.bottom) / 2 })
})

test.each([
  [36.2, 38.9, 5, [37, 38]],
  [0, 1, 5, [0, 0.2, 0.4, 0.6, 0.8, 1]],
  [95, 141, 4, [100, 120, 140]],
  [0.1, 0.35, 5, [0.1, 0.15, 0.2, 0.25, 0.3, 0.35]],
  [5, 5, 4, [5]],
])('round numbers from %d to %d, about %d: %j', (low, high, most, ticks) => {
  expect(niceTicks(low, high, most)).toEqual(ticks)
})

test.each([
  ['2026-11-01', '2026-11-05', 'day'],
  ['2026-01-01', '2026-09-01', 'month'],
  ['2015-01-01', '2026-09-01', 'year'],
])('from %s to %s time is marked by %s, few times', (from, to, unit) => {
  const ticks = timeTicks(Date.parse(from), Date.parse(to), 5)
  expect(new Set(ticks.map((tick) => tick.unit))).toEqual(new Set([unit]))
  expect(ticks.length).toBeLessThanOrEqual(6)
  expect(ticks.length).toBeGreaterThan(1)
})
