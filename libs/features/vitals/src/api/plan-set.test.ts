import { expect, test } from 'vitest'
import { planSet } from './plan-set.ts'

const FACTS = {
  patientId: 'p',
  encounterId: null,
  effectiveAt: '2026-03-04T09:30:00.000Z',
  issuedAt: new Date('2026-03-04T09:31:00.000Z'),
  performer: 'Nora Nurse',
  createdBy: 'u',
  updatedBy: 'u',
}

test('the pressures become the parts of one panel, every other value an observation of its own', () => {
  const { observations, pressures } = planSet(
    { diastolic: '82', systolic: '128', temperature: '36.80', pain: null, bmi: '24.5' },
    FACTS,
  )
  expect(observations.map(({ code, valueQuantity, valueUnit }) => [code, valueQuantity, valueUnit])).toEqual([
    ['85354-9', null, null],
    ['8310-5', '36.80', 'Cel'],
    ['39156-5', '24.5', 'kg/m2'],
  ])
  expect(pressures.map(({ code, position, valueQuantity }) => [code, position, valueQuantity])).toEqual([
    ['8480-6', 0, '128'],
    ['8462-4', 1, '82'],
  ])
  expect(observations.every(({ category, status }) => category === 'vital-signs' && status === 'final')).toBe(
    true,
  )
})

test('without pressures there is no panel', () => {
  expect(planSet({ heartRate: '72' }, FACTS)).toMatchObject({
    observations: [{ code: '8867-4' }],
    pressures: [],
  })
})
