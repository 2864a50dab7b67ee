import { ageOn, newbornAge } from '@ehr/ui/display/age.ts'
import type { ValidationTopic } from '../validation-case.ts'

const TABLE = 'NHS Common User Interface, Patient Banner, table 7'

const DAYS = [
  ['A-01', '2026-03-01', '2026-03-01', '0 days'],
  ['A-02', '2026-03-01', '2026-03-28', '27 days'],
  ['A-03', '2026-03-01', '2026-03-30', '4 weeks 1 days'],
  ['A-04', '2025-03-01', '2026-02-28', '52 weeks'],
  ['A-05', '2025-03-01', '2026-03-09', '12 months 8 days'],
  ['A-06', '2024-03-02', '2026-03-01', '23 months 27 days'],
  ['A-07', '2022-02-01', '2026-03-01', '4 years 1 months'],
  ['A-08', '2008-03-02', '2026-03-01', '17 years 11 months'],
  ['A-09', '2008-03-01', '2026-03-01', '18 years'],
  ['A-10', '1958-03-04', '2026-03-03', '67 years'],
  ['A-11', '1958-03-04', '2026-03-04', '68 years'],
] as const

/** Age on a day. */
export const ageTopic: ValidationTopic = {
  title: 'Age on a day',
  scope:
    'Shown in the banner and in lists, in the units that the patient banner standard gives for each age.',
  cases: [
    ...DAYS.map(([id, born, day, expected]) => ({
      id,
      given: `born ${born}, on ${day}`,
      expected,
      source: TABLE,
      actual: () => words(ageOn({ value: born, precision: 'day' }, day)),
    })),
    {
      id: 'A-12',
      given: 'born 2004-02-29, on 2022-02-28',
      expected: '17 years 11 months',
      source:
        'A birthday on 29 February is on 1 March in other years (for instance Age of Majority, UK, s. 9)',
      actual: () => words(ageOn({ value: '2004-02-29', precision: 'day' }, '2022-02-28')),
    },
    {
      id: 'A-13',
      given: 'born 2026-03-01 06:00, at 07:59',
      expected: '119 minutes',
      source: `${TABLE}: minutes to 2 hours`,
      actual: () => words(newbornAge('2026-03-01T06:00:00Z', new Date('2026-03-01T07:59:00Z'))),
    },
    {
      id: 'A-14',
      given: 'born 2026-03-01 06:00, on 2026-03-02 at 18:30',
      expected: '36 hours',
      source: `${TABLE}: hours to 2 days`,
      actual: () => words(newbornAge('2026-03-01T06:00:00Z', new Date('2026-03-02T18:30:00Z'))),
    },
    {
      id: 'A-15',
      given: 'born in 1958 (month and day not known), on 2026-03-01',
      expected: 'about 68 years',
      source: 'Our rule: an age of an incomplete date is marked as approximate',
      actual: () => words(ageOn({ value: '1958-01-01', precision: 'year' }, '2026-03-01')),
    },
  ],
}

function words(age: ReturnType<typeof ageOn>): string {
  if (age === undefined) return 'none'
  const parts = age.parts.map(({ count, unit }) => `${count} ${unit}`).join(' ')
  return age.isApproximate ? `about ${parts}` : parts
}
