import { judgeGrowth } from '@ehr/feature-vitals/contract/growth'
import { flagOfVital } from '@ehr/feature-vitals/contract/judge'
import { withoutDecimals } from '@ehr/ui/display/clinical-number.ts'
import type { ValidationTopic } from '../validation-case.ts'

const SAFE_DOSES = 'NHS Common User Interface, Medication line, MEDi-041: the unit that needs no decimals'

const DOSES = [
  ['U-01', '0.5', 'mg', '500 micrograms'],
  ['U-02', '0.125', 'mg', '125 micrograms'],
  ['U-03', '0.25', 'g', '250 mg'],
  ['U-04', '2.5', 'mg', '2.5 mg'],
  ['U-05', '0.5', 'L', '500 mL'],
  ['U-06', '0.0005', 'g', '500 micrograms'],
] as const

/** Units. */
export const unitTopic: ValidationTopic = {
  title: 'Units',
  scope:
    'Doses below 1 are shown in the next smaller unit. Measured values are never converted: a value in another unit is kept and shown as it came, and compared with nothing.',
  cases: [
    ...DOSES.map(([id, value, unit, expected]) => ({
      id,
      given: `${value} ${unit}`,
      expected,
      source: SAFE_DOSES,
      actual: () => {
        const dose = withoutDecimals({ value, unit })
        return `${dose.value} ${dose.unit}`
      },
    })),
    {
      id: 'U-07',
      given: 'boy of one year: weight 20 [lb_av] (pounds)',
      expected: 'not compared',
      source: 'Our rule: ranges and charts hold for the unit that they are stated in',
      actual: () => {
        const boy = { birthDate: { value: '2024-01-01', precision: 'day' }, sex: 'male' } as const
        const taken = { kind: 'weight', value: '20', unit: '[lb_av]', takenAt: '2025-01-01' } as const
        return judgeGrowth(boy, taken) === undefined ? 'not compared' : 'compared'
      },
    },
    {
      id: 'U-08',
      given: 'adult: temperature 38.1 Cel',
      expected: 'H',
      source: 'NEWS2 (Royal College of Physicians, 2017): 36.1 to 38.0 °C scores 0',
      actual: () => flagOfVital('temperature', '38.1', 480) ?? 'none',
    },
  ],
}
