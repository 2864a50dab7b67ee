import { expect, test } from 'vitest'
import { draftBmi, isImpossible, type JudgedPatient, unusualInDraft } from './judge-draft.ts'

const NOW = '2026-03-04T09:30:00.000Z'
const adult: JudgedPatient = {
  birthDate: { value: '1980-01-01', precision: 'day' },
  deceasedAt: null,
  lastHeight: { value: '172.0', unit: 'cm', takenAt: '2024-05-01T09:00:00.000Z' },
}
const draft = (values: object, takenAt: string | null = NOW) => ({ takenAt, values })

test.each([
  ['from both measured now', draft({ weight: '72.5', height: '170' }), adult, { value: '25.1' }],
  [
    'from an adult’s height on record',
    draft({ weight: '72.5' }),
    adult,
    { value: '24.5', heightOf: '2024-05-01T09:00:00.000Z' },
  ],
  ['not without a weight', draft({ height: '170' }), adult, undefined],
  ['not from a later height', draft({ weight: '72.5' }, '2023-01-01T09:00:00.000Z'), adult, undefined],
  [
    'not from inches',
    draft({ weight: '72.5' }),
    { ...adult, lastHeight: { value: '68', unit: '[in_i]', takenAt: '2024-05-01T09:00:00.000Z' } },
    undefined,
  ],
  [
    'not from a height measured as a child',
    draft({ weight: '72.5' }),
    { ...adult, birthDate: { value: '2006-06-01', precision: 'day' as const } },
    undefined,
  ],
  [
    'not under two years',
    draft({ weight: '10', height: '76' }),
    { ...adult, birthDate: { value: '2025-01-01', precision: 'day' as const } },
    undefined,
  ],
])('BMI is computed %s', (_, set, patient, bmi) => {
  const computed = draftBmi(set, patient)
  expect(computed).toEqual(bmi === undefined ? undefined : expect.objectContaining(bmi))
})

test('unusual are the values that saving would ask about, also a BMI; impossible ones are refused instead', () => {
  expect(unusualInDraft(draft({ heartRate: '190', temperature: '368' }), adult)).toEqual(['heartRate'])
  expect(unusualInDraft(draft({ weight: '199' }), adult)).toEqual(['bmi'])
  expect(unusualInDraft(draft({ heartRate: '72', weight: '72' }), adult)).toEqual([])
})

test('what nobody can have is impossible; what is not filled is not', () => {
  expect(isImpossible('temperature', { temperature: '368' })).toBe(true)
  expect(isImpossible('temperature', { temperature: null })).toBe(false)
})
