import type { PartialDate } from '@ehr/contracts'
import { type Digits, intlLocale, LANGUAGES, type Language } from '../i18n/languages.ts'

/**
 * A date as clinicians read it, `04-Mar-1958`, `Mar-1958` or `1958`; the same order and Latin digits in every
 * language (NHS D+Ta-0006, 0010). Takes a calendar day (`1958-03-04`) or a partial date.
 */
export function formatClinicalDate(date: string | PartialDate, language: Language): string {
  const { value, precision } = typeof date === 'string' ? { value: date, precision: 'day' } : date
  const { year, month, day } = partsOf(value)
  if (precision === 'year') return year
  const name = LANGUAGES[language].months[month - 1] ?? ''
  return precision === 'month' ? `${name}-${year}` : `${day}-${name}-${year}`
}

/** A date in words for the patient's own reading (NHS D+Ta-0011); never for clinical use. */
export function formatLongDate(day: string, language: Language, digits: Digits): string {
  partsOf(day)
  return new Intl.DateTimeFormat(intlLocale(language, digits), {
    dateStyle: 'long',
    calendar: 'gregory',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`))
}

function partsOf(value: string): { year: string; month: number; day: string } {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value)
  if (found === null) throw new Error(`"${value}" is not a calendar date; write it as 1958-03-04.`)
  const [, year = '', month = '', day = ''] = found
  return { year, month: Number(month), day }
}
