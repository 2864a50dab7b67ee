import { expect, test } from 'vitest'
import { type Medication, medicationItems } from './medication-line.ts'

const CASES: readonly [medication: Medication, line: string][] = [
  [
    {
      generic: 'Diltiazem',
      brand: 'Tildiem',
      strength: '60 mg',
      form: 'tablet',
      dose: { value: '120', unit: 'mg' },
      route: 'oral',
      frequency: 'twice a day',
    },
    'diltiazem - TILDIEM - 60 mg - tablet - 120 mg - oral - twice a day',
  ],
  [{ generic: 'Levothyroxine', dose: { value: '0.05', unit: 'mg' } }, 'levothyroxine - 50 micrograms'],
  [{ generic: 'Insulin glargine', dose: { value: '12.0', unit: 'U' } }, 'insulin glargine - 12 units'],
  [{ generic: 'Heparin', dose: { value: '5000', unit: 'IU' } }, 'heparin - 5,000 units'],
  [{ generic: 'Paracetamol', brand: null, frequency: 'as needed' }, 'paracetamol - as needed'],
]

test.each(CASES)('%o reads as %s', (medication, line) => {
  expect(
    medicationItems(medication)
      .map(({ text }) => text)
      .join(' - '),
  ).toBe(line)
})
