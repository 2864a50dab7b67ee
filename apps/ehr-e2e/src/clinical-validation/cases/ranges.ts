import { flagOfVital } from '@ehr/feature-vitals/contract/judge'
import { flagOf } from '@ehr/ui/display/result-flag.ts'
import type { ValidationTopic } from '../validation-case.ts'

const NEWS2 = 'NEWS2 (Royal College of Physicians, 2017), band that scores 0'
const PALS = 'Pediatric Advanced Life Support (American Heart Association, 2015), awake'
const ADULT = 480

const VITALS = [
  ['R-01', 'heartRate', '51', ADULT, 'N', NEWS2],
  ['R-02', 'heartRate', '50', ADULT, 'L', NEWS2],
  ['R-03', 'heartRate', '91', ADULT, 'H', NEWS2],
  ['R-04', 'respiratoryRate', '12', ADULT, 'N', NEWS2],
  ['R-05', 'respiratoryRate', '21', ADULT, 'H', NEWS2],
  ['R-06', 'oxygenSaturation', '96', ADULT, 'N', NEWS2],
  ['R-07', 'oxygenSaturation', '95', ADULT, 'L', NEWS2],
  ['R-08', 'heartRate', '140', 18, 'N', PALS],
  ['R-09', 'heartRate', '141', 18, 'H', PALS],
] as const

const RESULTS = [
  [
    'R-10',
    { value: '4.0', low: '3.5', high: '5.1' },
    'no mark',
    'Within the range that came with the result',
  ],
  ['R-11', { value: '5.2', low: '3.5', high: '5.1' }, 'H', 'Above the range that came with the result'],
  ['R-12', { value: '3.5', low: '3.5', high: '5.1' }, 'no mark', 'A limit belongs to its range'],
  [
    'R-13',
    { value: '4.0', low: '3.5', high: '5.1', interpretation: 'A' },
    'A',
    'The laboratory’s own word goes first',
  ],
  ['R-14', { value: '4.0' }, 'no range', 'NHS GTAB: no range does not mean normal'],
] as const

/** Reference ranges and flags. */
export const rangeTopic: ValidationTopic = {
  title: 'Reference ranges and flags',
  scope:
    'Vital signs by age against published bands; laboratory results against the range that came with them.',
  cases: [
    ...VITALS.map(([id, kind, value, months, expected, source]) => ({
      id,
      given: `${kind} ${value} at ${months} months`,
      expected,
      source,
      actual: () => flagOfVital(kind, value, months) ?? 'none',
    })),
    ...RESULTS.map(([id, result, expected, source]) => ({
      id,
      given: JSON.stringify(result),
      expected,
      source,
      actual: () => markOf(result),
    })),
  ],
}

function markOf(result: Parameters<typeof flagOf>[0]): string {
  const { letters, words } = flagOf(result)
  if (words === 'flag.none') return 'no range'
  return letters === '' ? 'no mark' : letters
}
