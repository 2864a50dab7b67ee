import { expect, test } from 'vitest'
import { countFilters, NO_TRAIL_FILTERS, toFilters } from './trail-filters.ts'

test('days are those of the clinic, the last one whole, also where the clocks change', () => {
  const filters = { ...NO_TRAIL_FILTERS, fromDay: '2026-03-28', toDay: '2026-03-29' }
  expect(toFilters(filters, 'Europe/Berlin')).toMatchObject({
    from: '2026-03-27T23:00:00.000Z',
    before: '2026-03-29T22:00:00.000Z',
  })
  expect(toFilters({ ...filters, toDay: '2026-12-31' }, 'UTC').before).toBe('2027-01-01T00:00:00.000Z')
})

test('a day that has no midnight begins at one', () => {
  // Lebanon's clocks go from 23:59 to 01:00.
  const filters = { ...NO_TRAIL_FILTERS, fromDay: '2026-03-29' }
  expect(toFilters(filters, 'Asia/Beirut').from).toBe('2026-03-28T22:00:00.000Z')
})

test('filters that are set are counted', () => {
  expect(countFilters(NO_TRAIL_FILTERS)).toBe(0)
  expect(countFilters({ ...NO_TRAIL_FILTERS, breakGlass: true, outcome: 'refused' })).toBe(2)
})
