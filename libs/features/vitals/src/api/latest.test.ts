import { expect, test } from 'vitest'
import type { Vital } from '../contract.ts'
import { latestOf } from './latest.ts'
import { toSets } from './mapping.ts'
import type { MeasureRow } from './select-measures.ts'

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

function rowOf(given: Partial<MeasureRow>): MeasureRow {
  return {
    ...{ id: '1', observationId: '1', encounterId: null, version: 1, status: 'final', statusReason: null },
    ...{ codeSystem: 'http://loinc.org', code: 'x', codeDisplay: 'X', text: null, interpretation: null },
    ...{ valueQuantity: '1', valueUnit: '1', effectiveAt: new Date('2026-03-04T09:30:00.000Z') },
    ...{ referenceLow: null, referenceHigh: null, referenceText: null },
    ...given,
  }
}

test('values of one kind under two codes are one series; another unit is another', () => {
  const yesterday = new Date('2026-03-03T09:30:00.000Z')
  const rows = [
    rowOf({ code: '29463-7', valueUnit: '[lb_av]', valueQuantity: '160' }),
    rowOf({ code: '29463-7', valueUnit: 'kg', valueQuantity: '72.5' }),
    rowOf({ code: '59408-5', valueUnit: '%', valueQuantity: '98' }),
    rowOf({ code: '2708-6', valueUnit: '%', valueQuantity: '97', effectiveAt: yesterday }),
    rowOf({ valueQuantity: null }),
  ]
  const seen = latestOf(rows, { birthDate: null, sex: 'unknown' }, 12).map(
    ({ kind, value, unit, recent }) => [kind, value, unit, recent.map((point) => point.value)],
  )
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
