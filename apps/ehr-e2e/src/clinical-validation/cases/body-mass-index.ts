import { bodyMassIndex } from '@ehr/feature-vitals/contract/bmi'
import type { ValidationTopic } from '../validation-case.ts'

const DEFINITION =
  'Weight in kg by the square of height in m (Quetelet; WHO Technical Report 894, 2000), one decimal'

const CASES = [
  ['B-01', '70', '175', '22.9'],
  ['B-02', '100', '200', '25.0'],
  ['B-03', '48.5', '160', '18.9'],
  ['B-04', '97.8', '200', '24.5'],
  ['B-05', '120', '165.5', '43.8'],
] as const

/** Body mass index. */
export const bodyMassIndexTopic: ValidationTopic = {
  title: 'Body mass index',
  scope: 'Computed from weight and height of one set, from 24 months; for adults with the last adult height.',
  cases: [
    ...CASES.map(([id, weight, height, expected]) => ({
      id,
      given: `${weight} kg, ${height} cm`,
      expected: `${expected} kg/m²`,
      source: DEFINITION,
      actual: () => `${bodyMassIndex(weight, height)} kg/m²`,
    })),
    {
      id: 'B-06',
      given: '70 kg, height 0 cm',
      expected: 'not computed',
      source: 'Division by zero has no result',
      actual: () => bodyMassIndex('70', '0') ?? 'not computed',
    },
  ],
}
