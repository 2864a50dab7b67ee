import { expect, test } from 'vitest'
import type { Result } from '../../contract.ts'
import { seriesOf } from './series.ts'

function resultOf(given: Partial<Result>): Result {
  return {
    id: 'r',
    patientId: 'p',
    version: 1,
    code: { system: 'http://loinc.org', code: '2823-3', display: 'Potassium' },
    status: 'final',
    takenAt: '2026-03-04T09:30:00.000Z',
    issuedAt: null,
    value: '4.20',
    unit: 'mmol/L',
    text: null,
    referenceLow: null,
    referenceHigh: null,
    referenceText: null,
    interpretation: null,
    performer: null,
    note: null,
    encounterId: null,
    isUnseen: false,
    ...given,
  }
}

test('each unit is a series of its own, with the reported precision; words are in none', () => {
  const series = seriesOf([
    resultOf({ value: '4.20' }),
    resultOf({ value: null, text: 'haemolysed' }),
    resultOf({ value: '16.4', unit: 'mg/dL' }),
    resultOf({ value: '4.6' }),
  ])
  expect(series.map(({ unit, points }) => [unit, points.map(({ value }) => value)])).toEqual([
    ['mmol/L', ['4.20', '4.6']],
    ['mg/dL', ['16.4']],
  ])
})

test('without numbers there is nothing to draw', () => {
  expect(seriesOf([resultOf({ value: null, text: 'positive' })])).toEqual([])
})
