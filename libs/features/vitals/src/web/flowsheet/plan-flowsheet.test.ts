import { expect, test } from 'vitest'
import type { Vital } from '../../contract.ts'
import { planFlowsheet } from './plan-flowsheet.ts'

const NEW = '2026-03-04T09:30:00.000Z'
const OLD = '2026-03-01T08:00:00.000Z'

function vitalOf(given: Partial<Vital>): Vital {
  return {
    id: crypto.randomUUID(),
    observationId: crypto.randomUUID(),
    kind: null,
    code: { system: 'http://loinc.org', code: '59576-9', display: 'BMI percentile' },
    takenAt: NEW,
    value: '1',
    unit: '1',
    text: null,
    status: 'final',
    interpretation: null,
    range: null,
    growth: null,
    version: 1,
    encounterId: null,
    ...given,
  }
}

const pressure = (observationId: string, systolic: string, diastolic: string) => [
  vitalOf({ kind: 'systolic', observationId, unit: 'mm[Hg]', value: systolic }),
  vitalOf({ kind: 'diastolic', observationId, unit: 'mm[Hg]', value: diastolic }),
]

test('rows are in measuring order, one for each unit, dates from old to new', () => {
  const { moments, rows } = planFlowsheet([
    {
      takenAt: NEW,
      values: [
        vitalOf({ unit: '%' }),
        vitalOf({ kind: 'weight', unit: 'kg' }),
        vitalOf({ kind: 'heartRate', unit: '/min' }),
        ...pressure('a', '128', '82'),
      ],
    },
    {
      takenAt: OLD,
      values: [
        vitalOf({ kind: 'weight', unit: '[lb_av]', takenAt: OLD }),
        vitalOf({ kind: 'heartRate', unit: '{beats}/min', takenAt: OLD }),
      ],
    },
  ])
  expect(moments).toEqual([OLD, NEW])
  expect(rows.map(({ kind, unit, values }) => [kind, unit, values.size])).toEqual([
    ['pressure', 'mm[Hg]', 1],
    ['heartRate', '/min', 2],
    ['weight', 'kg', 1],
    ['weight', '[lb_av]', 1],
    [null, '%', 1],
  ])
})

test('pressures are joined by measurement, also two of one moment, and a single one stays', () => {
  const { rows } = planFlowsheet([
    {
      takenAt: NEW,
      values: [
        ...pressure('a', '128', '82'),
        ...pressure('b', '141', '90'),
        vitalOf({ kind: 'systolic', unit: 'mm[Hg]', value: '120' }),
      ],
    },
  ])
  const cells = rows[0]!.values.get(NEW)!.map((vitals) => vitals.map(({ value }) => value).join('/'))
  expect(cells).toEqual(['128/82', '141/90', '120'])
})

test('the range is that of the newest value, so a grown child gets its present one', () => {
  const range = (low: string) => ({ low, high: null, fromMonths: 0, toMonths: null, text: null })
  const { rows } = planFlowsheet([
    { takenAt: NEW, values: [vitalOf({ kind: 'heartRate', range: range('60') })] },
    { takenAt: OLD, values: [vitalOf({ kind: 'heartRate', range: range('100'), takenAt: OLD })] },
  ])
  expect(rows[0]!.ranges).toEqual([range('60')])
})

test('without sets there is nothing', () => {
  expect(planFlowsheet([])).toEqual({ moments: [], rows: [] })
})
