import { expect, test } from 'vitest'
import { unusualPlaces } from './unusual-places.ts'

test('what is unusual says outside of which limits; an unusual BMI stands at the weight', () => {
  expect(unusualPlaces({ heartRate: '190', temperature: '36.8', bmi: '72.0' }, 480)).toEqual([
    {
      pointer: '/body/values/heartRate',
      detail: 'Heart rate: unusual below 41 or above 130 /min at this age',
    },
    {
      pointer: '/body/values/weight',
      detail: 'Body mass index (BMI) [Ratio]: unusual below 13 or above 60 kg/m2 at this age',
    },
  ])
})
