import { expect, test } from 'vitest'
import type { Result } from '../../contract.ts'
import { planTable } from './plan-table.ts'

const NEW = '2026-03-04T09:30:00.000Z'
const OLD = '2026-03-01T08:00:00.000Z'

function resultOf(given: Partial<Result> & { test?: string }): Result {
  const { test: code = '2823-3', ...rest } = given
  return {
    id: crypto.randomUUID(),
    patientId: 'p',
    version: 1,
    code: { system: 'http://loinc.org', code, display: code },
    status: 'final',
    takenAt: NEW,
    issuedAt: null,
    value: '4.2',
    unit: 'mmol/L',
    text: null,
    referenceLow: '3.5',
    referenceHigh: '5.1',
    referenceText: 'Adults',
    interpretation: 'N',
    performer: null,
    note: null,
    encounterId: null,
    isUnseen: false,
    ...rest,
  }
}

test('tests stand in the parts of a report, a row for each unit, dates from old to new', () => {
  const { moments, groups } = planTable([
    {
      takenAt: NEW,
      results: [
        resultOf({ test: 'local' }),
        resultOf({ test: '2093-3' }),
        resultOf({}),
        resultOf({ test: '718-7' }),
      ],
    },
    { takenAt: OLD, results: [resultOf({ takenAt: OLD }), resultOf({ takenAt: OLD, unit: 'mg/dL' })] },
  ])
  expect(moments).toEqual([OLD, NEW])
  expect(
    groups.map(({ group, rows }) => [
      group,
      rows.map(({ newest, values }) => [newest.code.code, newest.unit, values.size]),
    ]),
  ).toEqual([
    ['bloodCount', [['718-7', 'mmol/L', 1]]],
    [
      'chemistry',
      [
        ['2823-3', 'mmol/L', 2],
        ['2823-3', 'mg/dL', 1],
      ],
    ],
    ['lipids', [['2093-3', 'mmol/L', 1]]],
    ['other', [['local', 'mmol/L', 1]]],
  ])
})

test('two results of one moment stay two', () => {
  const { groups } = planTable([
    { takenAt: NEW, results: [resultOf({ value: '4.2' }), resultOf({ value: '4.6' })] },
  ])
  expect(groups[0]!.rows[0]!.values.get(NEW)!.map(({ value }) => value)).toEqual(['4.2', '4.6'])
})

test('a row heads with the newest range and says when others were used', () => {
  const sets = (referenceHigh: string) => [
    { takenAt: NEW, results: [resultOf({})] },
    { takenAt: OLD, results: [resultOf({ takenAt: OLD, referenceHigh })] },
  ]
  expect(planTable(sets('5.1')).groups[0]!.rows[0]!.hasOtherRanges).toBe(false)
  expect(planTable(sets('5.0')).groups[0]!.rows[0]!.hasOtherRanges).toBe(true)
})

test('a result in words is no number in the unit of others', () => {
  const { groups } = planTable([
    { takenAt: NEW, results: [resultOf({}), resultOf({ value: null, unit: null, text: 'haemolysed' })] },
  ])
  expect(groups[0]!.rows.map(({ newest }) => newest.value ?? newest.text)).toEqual(['4.2', 'haemolysed'])
})
