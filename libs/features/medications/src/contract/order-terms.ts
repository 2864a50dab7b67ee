/** How often a drug may be ordered, in words that nobody misreads (no QD, QOD, BID); the code is stored beside. */
export const FREQUENCY_TEXTS = {
  once: 'once',
  daily: 'daily',
  'daily-morning': 'daily in the morning',
  'daily-bedtime': 'daily at bedtime',
  'twice-daily': 'twice daily',
  'three-times-daily': 'three times daily',
  'four-times-daily': 'four times daily',
  'every-4-hours': 'every 4 hours',
  'every-6-hours': 'every 6 hours',
  'every-8-hours': 'every 8 hours',
  'every-12-hours': 'every 12 hours',
  'every-other-day': 'every other day',
  weekly: 'weekly',
  monthly: 'monthly',
} as const
export type Frequency = keyof typeof FREQUENCY_TEXTS
export const FREQUENCY_VALUES = [
  'once',
  'daily',
  'daily-morning',
  'daily-bedtime',
  'twice-daily',
  'three-times-daily',
  'four-times-daily',
  'every-4-hours',
  'every-6-hours',
  'every-8-hours',
  'every-12-hours',
  'every-other-day',
  'weekly',
  'monthly',
] as const satisfies readonly Frequency[]

/** The frequency that these words mean, where they are ours: imports and the demonstration have the words only. */
export function frequencyOf(words: string | null): Frequency | undefined {
  return FREQUENCY_VALUES.find((code) => FREQUENCY_TEXTS[code] === words)
}

/** Ways to take a drug; stored as these words. */
export const ROUTE_VALUES = [
  'oral',
  'sublingual',
  'inhaled',
  'nasal',
  'topical',
  'transdermal',
  'ophthalmic',
  'otic',
  'rectal',
  'vaginal',
  'subcutaneous',
  'intramuscular',
  'intravenous',
] as const

/** Units of a dose (UCUM); what is counted stands in braces. */
export const DOSE_UNIT_VALUES = [
  'mg',
  'g',
  'ug',
  'mL',
  '[iU]',
  'meq',
  '{tablet}',
  '{capsule}',
  '{puff}',
  '{drop}',
  '{patch}',
  '{application}',
] as const

/** Why a drug is stopped. `course-completed` ends it as planned. */
export const STOP_VALUES = [
  'course-completed',
  'no-longer-needed',
  'ineffective',
  'side-effects',
  'allergy',
  'interaction',
  'replaced',
  'patient-choice',
  'other',
] as const
export type StopCode = (typeof STOP_VALUES)[number]

/** Why a warning is set aside. */
export const OVERRIDE_VALUES = [
  'benefit-outweighs-risk',
  'tolerated-before',
  'allergy-doubtful',
  'intended-combination',
  'short-overlap',
  'no-alternative',
  'other',
] as const
