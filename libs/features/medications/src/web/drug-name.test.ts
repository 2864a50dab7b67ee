import { expect, test } from 'vitest'
import { parseDrugName } from './drug-name.ts'

test.each([
  ['Lisinopril 10 MG Oral Tablet', { generic: 'Lisinopril', strength: '10 mg', form: 'oral tablet' }],
  [
    'Levothyroxine sodium 0.05 MG Oral Tablet [Synthroid]',
    { generic: 'Levothyroxine sodium', strength: '0.05 mg', form: 'oral tablet', brand: 'Synthroid' },
  ],
  [
    'Amoxicillin 50 MG/ML Oral Suspension',
    { generic: 'Amoxicillin', strength: '50 mg/mL', form: 'oral suspension' },
  ],
  [
    'Albuterol 0.09 MG/ACTUAT Metered Dose Inhaler',
    { generic: 'Albuterol', strength: '0.09 mg/actuation', form: 'metered dose inhaler' },
  ],
  [
    'insulin glargine 100 UNT/ML Injectable Solution',
    { generic: 'insulin glargine', strength: '100 units/mL', form: 'injectable solution' },
  ],
])('takes "%s" apart', (display, parts) => {
  expect(parseDrugName(display)).toEqual({ brand: undefined, ...parts })
})

test.each([
  'Acetaminophen 325 MG / Hydrocodone Bitartrate 7.5 MG Oral Tablet',
  '24 HR Metformin hydrochloride 500 MG Extended Release Oral Tablet',
  'Aspirin',
  'حبوب الضغط',
])('leaves "%s" whole, so that nothing is lost', (display) => {
  expect(parseDrugName(display)).toEqual({ generic: display })
})
