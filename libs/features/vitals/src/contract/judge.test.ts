import { expect, test } from 'vitest'
import { ageInMonths, bandAt } from './age-bands.ts'
import { flagOfVital, isPossible, listUnusual, usualRange } from './judge.ts'
import { CREDIBLE, CRITICAL, USUAL } from './ranges.ts'
import { MEASURED_KINDS, VITAL_FACTS, VITAL_KINDS } from './vital-kinds.ts'

const ADULT = 40 * 12

test.each([
  ['heartRate', '72', ADULT, 'N'],
  ['heartRate', '91', ADULT, 'H'],
  ['heartRate', '131', ADULT, 'HH'],
  ['heartRate', '40', ADULT, 'LL'],
  ['heartRate', '140', 6, 'N'],
  ['heartRate', '140', 8 * 12, 'H'],
  ['respiratoryRate', '25', ADULT, 'HH'],
  ['respiratoryRate', '25', 7 * 12, 'N'],
  ['temperature', '38.0', ADULT, 'N'],
  ['temperature', '38.1', ADULT, 'H'],
  ['temperature', '38.0', 2, 'HH'],
  ['temperature', '35.0', ADULT, 'LL'],
  ['oxygenSaturation', '95', ADULT, 'L'],
  ['oxygenSaturation', '91', ADULT, 'LL'],
  ['systolic', '139', ADULT, 'N'],
  ['systolic', '140', ADULT, 'H'],
  ['systolic', '180', ADULT, 'HH'],
  ['diastolic', '110', ADULT, 'HH'],
  ['bmi', '25.0', ADULT, 'H'],
] as const)('%s of %s at %d months is %s', (kind, value, ageMonths, flag) => {
  expect(flagOfVital(kind, value, ageMonths)).toBe(flag)
})

test.each([
  ['a size has no usual range', 'weight', '72', ADULT],
  ['pain has none', 'pain', '9', ADULT],
  ['a child’s BMI needs percentiles', 'bmi', '25', 120],
  ['nothing is said when the age is not known', 'heartRate', '190', undefined],
] as const)('%s', (_, kind, value, ageMonths) => {
  expect(flagOfVital(kind, value, ageMonths)).toBeUndefined()
})

test('every flag that is critical is also asked about, and so are sizes that nobody of that age has', () => {
  const values = { heartRate: '190', temperature: '38.5', weight: '7.25', height: '172', bmi: '2.5' }
  expect(listUnusual(values, ADULT)).toEqual(['heartRate', 'weight', 'bmi'])
  expect(listUnusual({ heartRate: '190', weight: '7.25' }, 6)).toEqual([])
  expect(listUnusual({ heartRate: null, pain: undefined }, ADULT)).toEqual([])
})

test('at an unknown age a value is asked about that is unusual at every age', () => {
  expect(listUnusual({ heartRate: '219', weight: '7', temperature: '38.5' }, undefined)).toEqual([])
  expect(listUnusual({ heartRate: '220', weight: '0.9', diastolic: '20' }, undefined)).toEqual([
    'heartRate',
    'weight',
  ])
})

test.each([
  ['temperature', '368', false],
  ['temperature', '36.8', true],
  ['heartRate', '0', true],
  ['heartRate', '-1', false],
  ['oxygenSaturation', '101', false],
  ['pain', '11', false],
  ['weight', '0.212', true],
  ['weight', '0.19', false],
] as const)('%s of %s is possible: %s', (kind, value, possible) => {
  expect(isPossible(kind, value)).toBe(possible)
})

test('a range says until which age it holds', () => {
  expect(usualRange('heartRate', 40)).toEqual({ fromMonths: 36, toMonths: 72, low: 80, high: 120 })
  expect(usualRange('heartRate', ADULT)).toEqual({ fromMonths: 192, toMonths: undefined, low: 51, high: 90 })
})

test.each(['systolic', 'diastolic', 'heartRate', 'respiratoryRate', 'temperature'] as const)(
  'at every age the usual range of %s lies within the critical one',
  (kind) => {
    for (let months = 0; months <= ADULT; months += 1) {
      const usual = bandAt(USUAL[kind], months)!
      const critical = bandAt(CRITICAL[kind], months)!
      expect(usual.low! >= (critical.low ?? 0), `low at ${months} months`).toBe(true)
      expect(usual.high! <= (critical.high ?? Number.POSITIVE_INFINITY), `high at ${months} months`).toBe(
        true,
      )
    }
  },
)

test('all limits are possible, in ascending order of age', () => {
  for (const bandsByKind of [USUAL, CRITICAL, CREDIBLE]) {
    for (const kind of VITAL_KINDS) {
      const bands = bandsByKind[kind] ?? []
      const limits = bands.flatMap(({ low, high }) => [low, high]).filter((limit) => limit !== undefined)
      const { possible } = VITAL_FACTS[kind]
      expect(limits.every((limit) => limit >= possible.low && limit <= possible.high)).toBe(true)
      const ages = bands.map(({ fromMonths }) => fromMonths)
      expect(ages).toEqual(ages.toSorted((one, other) => one - other))
    }
  }
})

test('a code stands for one kind only', () => {
  const codes = MEASURED_KINDS.flatMap((kind) => VITAL_FACTS[kind].codes)
  expect(new Set(codes).size).toBe(codes.length)
})

test.each([
  ['2020-03-04', '2026-03-04', 72],
  ['2020-03-04', '2026-03-03T23:59:00.000Z', 71],
  ['2026-03-04', '2026-03-04T00:00:00.000Z', 0],
  ['2026-03-04', '2026-03-03', undefined],
  ['1926-03-04', '2026-04-04', 1201],
] as const)('born %s, on %s: %s months', (value, at, months) => {
  expect(ageInMonths({ value, precision: 'day' }, at)).toBe(months)
})

test('without a birth date there is no age', () => {
  expect(ageInMonths(null, '2026-03-04')).toBeUndefined()
})
