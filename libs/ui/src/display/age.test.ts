import { describe, expect, test } from 'vitest'
import { type Age, ageOn, newbornAge } from './age.ts'

// NHS patient banner, table 7, with each boundary from both sides.
const TODAY = '2026-11-21'
describe('on 2026-11-21, born', () => {
  test.each([
    ['2026-11-21', '0 days'],
    ['2026-11-20', '1 days'],
    ['2026-10-25', '27 days'],
    ['2026-10-24', '4 weeks'],
    ['2026-10-23', '4 weeks 1 days'],
    ['2025-11-22', '52 weeks'],
    ['2025-11-21', '12 months'],
    ['2025-11-13', '12 months 8 days'],
    ['2024-11-22', '23 months 30 days'],
    ['2024-11-21', '2 years'],
    ['2022-10-21', '4 years 1 months'],
    ['2008-11-22', '17 years 11 months'],
    ['2008-11-21', '18 years'],
    ['1958-03-04', '68 years'],
    ['1958-11-22', '67 years'],
  ])('%s: %s', (value, expected) => {
    expect(inWords(ageOn({ value, precision: 'day' }, TODAY))).toBe(expected)
  })

  test.each([
    ['1958-01-01', 'year', 'about 68 years'],
    ['1958-03-01', 'month', 'about 68 years'],
    ['2022-10-01', 'month', 'about 4 years 1 months'],
    ['2025-10-01', 'month', 'about 13 months'],
  ] as const)('%s, known to the %s: %s', (value, precision, expected) => {
    expect(inWords(ageOn({ value, precision }, TODAY))).toBe(expected)
  })

  test('in the future has no age', () => {
    expect(ageOn({ value: '2026-11-22', precision: 'day' }, TODAY)).toBeUndefined()
    expect(ageOn({ value: '2027-01-01', precision: 'year' }, TODAY)).toBeUndefined()
  })
})

test.each([
  ['2024-02-29', '2026-02-28', '23 months 30 days'],
  ['2024-02-29', '2026-03-01', '2 years'],
  ['2025-01-31', '2026-03-01', '13 months 0 days'],
])('born %s, on %s: %s', (value, day, expected) => {
  const age = inWords(ageOn({ value, precision: 'day' }, day))
  expect(age).toBe(expected.replace(' 0 days', ''))
})

test.each([
  ['2026-11-21T11:30:00Z', '30 minutes'],
  ['2026-11-21T10:01:00Z', '119 minutes'],
  ['2026-11-21T10:00:00Z', '2 hours'],
  ['2026-11-19T12:01:00Z', '47 hours'],
  ['2026-11-19T12:00:00Z', undefined],
])('born at %s, at noon: %s', (bornAt, expected) => {
  expect(inWords(newbornAge(bornAt, new Date('2026-11-21T12:00:00Z')))).toBe(expected)
})

function inWords(age: Age | undefined): string | undefined {
  if (age === undefined) return undefined
  const text = age.parts.map(({ unit, count }) => `${count} ${unit}`).join(' ')
  return age.isApproximate ? `about ${text}` : text
}
