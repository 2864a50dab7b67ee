import type { TFunction } from 'i18next'
import type { VitalRange } from '../../contract.ts'

/** For whom a range holds, in words: "from 16 years", "3 years to 5 years"; nothing for a range that came so. */
export function agesInWords(range: VitalRange, t: TFunction<'vitals'>): string | undefined {
  const { fromMonths, toMonths } = range
  if (fromMonths === null) return undefined
  if (toMonths === null) return t('ages.from', { age: ageInWords(fromMonths, t) })
  return t('ages.between', { from: ageInWords(fromMonths, t), to: ageInWords(toMonths - 1, t) })
}

/** Whole months below two years where years do not fit, whole years otherwise. */
function ageInWords(months: number, t: TFunction<'vitals'>): string {
  if (months < 12) return months === 0 ? t('ages.birth') : t('ages.months', { count: months })
  return t('ages.years', { count: Math.floor(months / 12) })
}
