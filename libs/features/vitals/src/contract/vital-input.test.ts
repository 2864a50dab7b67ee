import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { INPUT_PROBLEMS, vitalSetInput } from './vital-input.ts'

function problemsOf(values: object, more: object = {}): string[] {
  const parsed = z.safeParse(vitalSetInput, { takenAt: '2026-03-04T09:30:00.000Z', values, ...more })
  return (parsed.error?.issues ?? []).map((issue) => `${issue.path.join('/')}: ${issue.message}`)
}

test('a set may hold any one value, with the precision it was read with', () => {
  expect(problemsOf({ temperature: '36.8' })).toEqual([])
  expect(problemsOf({ systolic: '128', diastolic: '82', heartRate: null })).toEqual([])
  expect(problemsOf({ weight: '3.245' })).toEqual([])
})

test.each([
  [{}, `values: ${INPUT_PROBLEMS.nothing}`],
  [{ pain: null }, `values: ${INPUT_PROBLEMS.nothing}`],
  [{ systolic: '128' }, `values/diastolic: ${INPUT_PROBLEMS.pressureIncomplete}`],
  [{ diastolic: '82' }, `values/systolic: ${INPUT_PROBLEMS.pressureIncomplete}`],
  [{ systolic: '82', diastolic: '128' }, `values/diastolic: ${INPUT_PROBLEMS.pressureReversed}`],
  [{ temperature: '368' }, 'values/temperature: Possible are 13 to 47 Cel'],
  [{ temperature: '36.85' }, 'values/temperature: At most 1 decimals'],
  [{ heartRate: '72.5' }, 'values/heartRate: At most 0 decimals'],
  [{ oxygenSaturation: '101' }, 'values/oxygenSaturation: Possible are 0 to 100 %'],
])('%j is refused', (values, problem) => {
  expect(problemsOf(values)).toEqual([problem])
})

test.each([
  [{ heartRate: 72 }],
  [{ heartRate: 'fast' }],
  [{ heartRate: '٧٢' }],
  [{ bmi: '24.5' }],
  [{ pulse: '72' }],
])('%j is no set of values', (values) => {
  expect(problemsOf(values)).not.toEqual([])
})
