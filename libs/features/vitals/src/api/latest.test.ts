import { expect, test } from 'vitest'
import type { Vital } from '../contract.ts'
import { latestOf } from './latest.ts'
import { toSets } from './mapping.ts'

function vitalOf(given: Partial<Vital>): Vital {
  return {
    id: '1',
    observationId: '1',
    kind: null,
    code: { system: 'http://loinc.org', code: 'x', display: 'X' },
    takenAt: '2026-03-04T09:30:00.000Z',
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

test('values of one kind under two codes are one series; another unit is another', () => {
  const values = [
    vitalOf({ kind: 'weight', unit: '[lb_av]', value: '160', takenAt: '2026-03-04T09:30:00.000Z' }),
    vitalOf({ kind: 'weight', unit: 'kg', value: '72.5', takenAt: '2026-03-03T09:30:00.000Z' }),
    vitalOf({ kind: 'oxygenSaturation', unit: '%', value: '98', takenAt: '2026-03-02T09:30:00.000Z' }),
    vitalOf({
      kind: 'oxygenSaturation',
      unit: '%',
      value: '97',
      takenAt: '2026-03-01T09:30:00.000Z',
      code: { system: 'http://loinc.org', code: '2708-6', display: 'Oxygen saturation' },
    }),
    vitalOf({ value: null, text: 'sitting' }),
  ]
  const seen = latestOf(values, 12).map(({ kind, value, unit, recent }) => [
    kind,
    value,
    unit,
    recent.map((point) => point.value),
  ])
  expect(seen).toEqual([
    ['oxygenSaturation', '98', '%', ['97', '98']],
    ['weight', '160', '[lb_av]', ['160']],
    ['weight', '72.5', 'kg', ['72.5']],
    [null, null, '1', []],
  ])
})

test('sets hold their values in measuring order, unknown signs last', () => {
  const moments = [new Date('2026-03-04T09:30:00.000Z'), new Date('2026-03-03T09:30:00.000Z')]
  const sets = toSets(moments, [
    vitalOf({ kind: null }),
    vitalOf({ kind: 'pain' }),
    vitalOf({ kind: 'heartRate', takenAt: '2026-03-03T09:30:00.000Z' }),
    vitalOf({ kind: 'systolic' }),
  ])
  expect(sets.map((set) => set.values.map(({ kind }) => kind))).toEqual([
    ['systolic', 'pain', null],
    ['heartRate'],
  ])
})
