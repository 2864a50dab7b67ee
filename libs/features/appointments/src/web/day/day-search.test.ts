import { expect, test } from 'vitest'
import { dayAfter, daySearchOf, readDaySearch } from './day-search.ts'

const LOCATION = '0197f5a0-0000-7000-8000-000000000001'

test('an address tells a day, a site and whose patients, and is made of them again', () => {
  const search = { day: '2026-11-21', location: LOCATION, who: 'mine' }
  expect(readDaySearch(search)).toEqual({ day: '2026-11-21', locationId: LOCATION, who: 'mine' })
  expect(daySearchOf(readDaySearch(search))).toEqual(search)
})

test.each([{ day: 'tomorrow' }, { day: '2026-02-30' }, { location: 'here' }, { who: 'Smith' }, { day: 3 }])(
  'what is no day and no id is as good as absent: %o',
  (search) => {
    expect(readDaySearch(search)).toEqual({})
  },
)

test.each([
  ['2026-10-25', 1, '2026-10-26'],
  ['2026-03-29', -1, '2026-03-28'],
  ['2026-12-31', 1, '2027-01-01'],
  ['2028-02-28', 1, '2028-02-29'],
])('%s and %i days is %s, whatever clocks do on it', (day, days, other) => {
  expect(dayAfter(day, days)).toBe(other)
})
