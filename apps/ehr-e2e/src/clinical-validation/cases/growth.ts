import { judgeGrowth } from '@ehr/feature-vitals/contract/growth'
import type { ValidationTopic } from '../validation-case.ts'

const WHO = 'WHO Child Growth Standards (2006), tables of z-scores by month'
const CDC = 'CDC growth charts (2000), data files wtage, statage and bmiage'

type Kind = 'weight' | 'height' | 'bmi' | 'headCircumference'
const UNITS: Readonly<Record<Kind, string>> = {
  weight: 'kg',
  height: 'cm',
  bmi: 'kg/m2',
  headCircumference: 'cm',
}

interface GrowthCase {
  readonly id: string
  readonly kind: Kind
  readonly sex: 'female' | 'male'
  readonly born: string
  readonly takenAt: string
  readonly value: string
  readonly expected: string
  readonly source: string
}

const CASES: readonly GrowthCase[] = [
  // The published value of a line of the chart, put in, must come out on that line.
  ...who('G-01', 'weight', 'male', 0, '3.3', '0'),
  ...who('G-02', 'weight', 'male', 0, '2.5', '-2'),
  ...who('G-03', 'weight', 'female', 366, '8.9', '0'),
  ...who('G-04', 'weight', 'female', 366, '11.5', '2'),
  ...who('G-05', 'height', 'male', 0, '49.9', '0'),
  ...who('G-06', 'height', 'male', 366, '68.6', '-3'),
  ...who('G-07', 'height', 'female', 1826, '109.4', '0'),
  ...who('G-08', 'headCircumference', 'female', 366, '42.2', '-2'),
  ...who('G-09', 'bmi', 'male', 1826, '18.3', '2'),
  {
    id: 'G-10',
    ...{ kind: 'weight', sex: 'male', born: '2010-01-01', takenAt: '2020-01-16', value: '32.088' },
    expected: 'cdc-2000: 0 SD',
    source: `${CDC}: median of boys at 120.5 months`,
  },
  {
    id: 'G-11',
    ...{ kind: 'bmi', sex: 'female', born: '2004-01-01', takenAt: '2021-01-16', value: '20.9058' },
    expected: 'cdc-2000: 0 SD',
    source: `${CDC}: median of girls at 204.5 months`,
  },
]

/** Growth of children. */
export const growthTopic: ValidationTopic = {
  title: 'Growth of children',
  scope:
    'WHO standards to 60 months (length under 24 months, height from then on), CDC charts to 240 months, by days of life. None without a birth date known to the day, and for a sex other than female or male.',
  cases: [
    ...CASES.map((one) => ({
      id: one.id,
      given: `${one.sex}, born ${one.born}: ${one.kind} ${one.value} ${UNITS[one.kind]} on ${one.takenAt}`,
      expected: one.expected,
      source: one.source,
      actual: () => growthText(one),
    })),
    {
      id: 'G-12',
      given: 'girl, born in 2024 (month and day not known): weight 9 kg on 2025-01-01',
      expected: 'not compared',
      source: 'Our rule: an age that may be wrong by months gives no percentile',
      actual: () => {
        const person = { birthDate: { value: '2024-01-01', precision: 'year' }, sex: 'female' } as const
        const taken = { kind: 'weight', value: '9', unit: 'kg', takenAt: '2025-01-01' } as const
        return judgeGrowth(person, taken) === undefined ? 'not compared' : 'compared'
      },
    },
  ],
}

/** @param days of life; the tables' months are of 30.4375 days. */
function who(id: string, kind: Kind, sex: 'female' | 'male', days: number, value: string, z: string) {
  const born = '2020-01-01'
  const takenAt = Temporal.PlainDate.from(born).add({ days }).toString()
  return [{ id, kind, sex, born, takenAt, value, expected: `who-2006: ${z} SD`, source: WHO }]
}

/** A published value has one decimal: of a light child that is up to this much of a standard deviation. */
const ROUNDING = 0.15

function growthText({ kind, sex, born, takenAt, value }: GrowthCase): string {
  const person = { birthDate: { value: born, precision: 'day' }, sex } as const
  const growth = judgeGrowth(person, { kind, value, unit: UNITS[kind], takenAt })
  if (growth === undefined) return 'not compared'
  const line = Math.round(growth.zScore) + 0
  const isOnLine = Math.abs(growth.zScore - line) <= ROUNDING
  return `${growth.standard}: ${isOnLine ? `${line} SD` : `z ${growth.zScore}`}`
}
