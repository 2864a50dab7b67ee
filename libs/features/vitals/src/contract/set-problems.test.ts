import { expect, test } from 'vitest'
import { setProblems } from './set-problems.ts'

const NOW = new Date('2026-03-04T10:00:00.000Z')
const born = (value: string) => ({ birthDate: { value, precision: 'day' as const }, deceasedAt: null })
const input = (takenAt: string, values = {}) => ({ takenAt, values })

test.each([
  ['a clock a little ahead is taken', input('2026-03-04T10:04:00.000Z'), born('1980-01-01'), []],
  ['the future is not', input('2026-03-04T10:06:00.000Z'), born('1980-01-01'), ['takenAt']],
  ['nor a time before the birth', input('1979-12-31T10:00:00.000Z'), born('1980-01-01'), ['takenAt']],
  [
    'nor one after the death',
    input('2026-03-03T10:00:00.000Z'),
    { ...born('1980-01-01'), deceasedAt: '2026-03-02T10:00:00.000Z' },
    ['takenAt'],
  ],
  [
    'a head is measured until 3 years',
    input('2026-03-04T09:00:00.000Z', { headCircumference: '50' }),
    born('2023-03-04'),
    ['values/headCircumference'],
  ],
  ['and before', input('2026-03-04T09:00:00.000Z', { headCircumference: '50' }), born('2023-03-05'), []],
  [
    'and where the age is not known',
    input('2026-03-04T09:00:00.000Z', { headCircumference: '50' }),
    { birthDate: null, deceasedAt: null },
    [],
  ],
])('%s', (_, set, person, places) => {
  const problems = setProblems(set, { ...person, now: NOW })
  expect(problems.map(({ path }) => path.join('/'))).toEqual(places)
})
