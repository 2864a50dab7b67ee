import jsgrowup from 'jsgrowup'
import { describe, expect, test } from 'vitest'
import type { VitalKind } from '../vital-kinds.ts'
import { findReference, GROWTH_KINDS, type GrowthKind, type GrowthSex } from './growth-standard.ts'
import { judgeGrowth } from './judge-growth.ts'
import type { Person } from './person.ts'
import { percentileOf, restrictedZScore, valueAt, zScore } from './z-score.ts'

const boy: Person = { birthDate: { value: '2024-01-01', precision: 'day' }, sex: 'male' }
const UNITS = { weight: 'kg', height: 'cm', bmi: 'kg/m2', headCircumference: 'cm' } as const

function judge(person: Person, kind: VitalKind, value: string, takenAt: string) {
  const unit = kind in UNITS ? UNITS[kind as GrowthKind] : '/min'
  return judgeGrowth(person, { kind, value, unit, takenAt })
}

describe('published values come out as published', () => {
  // WHO Child Growth Standards, tables of z-scores by month (weight-, length/height-, BMI-, head-for-age).
  test.each<[string, GrowthKind, GrowthSex, number, number, number]>([
    ['boys, weight at birth', 'weight', 'male', 0, 0, 3.3],
    ['boys, weight at birth, -2 SD', 'weight', 'male', 0, -2, 2.5],
    ['boys, weight at 12 months, +2 SD', 'weight', 'male', 12, 2, 12.0],
    ['girls, weight at 12 months', 'weight', 'female', 12, 0, 8.9],
    ['girls, weight at 60 months, -3 SD', 'weight', 'female', 60, -3, 12.1],
    ['boys, length at birth', 'height', 'male', 0, 0, 49.9],
    ['boys, length at 12 months, -3 SD', 'height', 'male', 12, -3, 68.6],
    ['girls, height at 60 months', 'height', 'female', 60, 0, 109.4],
    ['girls, head at birth', 'headCircumference', 'female', 0, 0, 33.9],
    ['boys, BMI at 60 months, +2 SD', 'bmi', 'male', 60, 2, 18.3],
  ])('WHO 2006, %s', (_, kind, sex, months, z, value) => {
    const reference = findReference(kind, sex, months)
    expect(reference?.standard).toBe('who-2006')
    if (reference !== undefined) expect(valueAt(z, reference.lms)).toBeCloseTo(value, 1)
  })

  // CDC growth charts 2000, data files wtage, statage, bmiage: the median column of the month given.
  test.each<[string, GrowthKind, GrowthSex, number, number]>([
    ['boys, weight at 120.5 months', 'weight', 'male', 120.5, 32.08799],
    ['boys, weight at 99.5 months', 'weight', 'male', 99.5, 26.44679],
    ['girls, BMI at 204.5 months', 'bmi', 'female', 204.5, 20.90576],
    ['girls, stature at 240.5 months', 'height', 'female', 240.5, 163.33825],
  ])('CDC 2000, %s', (_, kind, sex, months, median) => {
    const reference = findReference(kind, sex, months)
    expect(reference?.standard).toBe('cdc-2000')
    expect(reference?.lms.m).toBeCloseTo(median, 4)
  })

  test.each([
    [0, 50],
    [1.281552, 90],
    [-1.880794, 3],
    [1.036433, 85],
    [-3, 0.135],
  ])('a z-score of %d is percentile %d (standard normal distribution)', (z, percentile) => {
    expect(percentileOf(z)).toBeCloseTo(percentile, 2)
  })
})

test('z-scores agree with an independent program for each measure, sex and age', async () => {
  const tables = await jsgrowup.buildTablesObject()
  const calculator = new jsgrowup.Calculator(false, false, tables)
  const indicators = { weight: 'wfa', height: 'lhfa', bmi: 'bmifa', headCircumference: 'hcfa' } as const
  for (const kind of GROWTH_KINDS) {
    for (const sex of ['male', 'female'] as const) {
      for (let month = kind === 'bmi' ? 24 : 4; month < 60; month += 5) {
        const lms = findReference(kind, sex, month)?.lms ?? { l: 1, m: 1, s: 1 }
        const value = Number(valueAt(-1.2, lms).toFixed(2))
        const code = sex === 'male' ? 'M' : 'F'
        const theirs = calculator.zscoreForMeasurement(indicators[kind], value, month, code, 90)
        expect(zScore(value, lms), `${kind} ${sex} ${month}`).toBeCloseTo(theirs, 1)
      }
    }
  }
})

describe('a child is judged', () => {
  test('by days of life, between the months of the table', () => {
    expect(judge(boy, 'weight', '9.6', '2025-01-01T09:00:00.000Z')).toMatchObject({
      standard: 'who-2006',
      zScore: -0.05,
      percentile: 48,
    })
  })

  test('lying down under two years, standing from then on', () => {
    expect(judge(boy, 'height', '87.8', '2025-12-31T09:00:00Z')?.zScore).toBeCloseTo(0, 1)
    expect(judge(boy, 'height', '87.8', '2026-01-02T09:00:00Z')?.zScore).toBeCloseTo(0.2, 1)
  })

  test('and far out is marked, with the distance counted in steps of the last standard deviation', () => {
    const lms = { l: -0.5, m: 10, s: 0.1 }
    const [two, three] = [valueAt(2, lms), valueAt(3, lms)]
    expect(restrictedZScore(three + (three - two), lms)).toBeCloseTo(4, 6)
    expect(judge(boy, 'weight', '30', '2025-01-01')).toMatchObject({ isImplausible: true, percentile: 100 })
    expect(judge(boy, 'weight', '9', '2025-01-01')).toMatchObject({ isImplausible: false })
  })
})

test.each<[string, Person, VitalKind, string, string]>([
  [
    'of whom only the month of birth is known',
    { ...boy, birthDate: { value: '2024-01-01', precision: 'month' } },
    'weight',
    '9',
    '2025-01-01',
  ],
  ['without a birth date', { ...boy, birthDate: null }, 'weight', '9', '2025-01-01'],
  ['whose sex is not known', { ...boy, sex: 'unknown' }, 'weight', '9', '2025-01-01'],
  ['before birth', boy, 'weight', '9', '2023-12-31'],
  ['who is grown up', boy, 'weight', '70', '2045-01-01'],
  ['under two, of BMI', boy, 'bmi', '16', '2025-01-01'],
  ['of a sign without charts', boy, 'heartRate', '120', '2025-01-01'],
])('nobody %s is compared', (_, person, kind, value, takenAt) => {
  expect(judge(person, kind, value, takenAt)).toBeUndefined()
})

test('a value in another unit is not compared', () => {
  expect(
    judgeGrowth(boy, { kind: 'weight', value: '20', unit: '[lb_av]', takenAt: '2025-01-01' }),
  ).toBeUndefined()
})
