import type { PartialDate } from '@ehr/contracts'
import { LANGUAGES } from '../../i18n/languages.ts'
import { useUiText } from '../../i18n/use-language.ts'
import { formatClinicalDate } from '../clinical-date.ts'

export interface ClinicalDayProps {
  /** A calendar day, a partial date, or null when none is recorded. */
  readonly date: string | PartialDate | null | undefined
}

/** A date without a time, `04-Mar-1958`; "Not recorded" when there is none. */
export function ClinicalDay({ date }: ClinicalDayProps) {
  const { t, language } = useUiText()
  if (date === null || date === undefined) return t('date.notRecorded')
  return (
    <time dateTime={isoOf(date)}>
      {/* Isolated with its language's direction, or the parts of an Arabic date change places. */}
      <bdi lang={language} dir={LANGUAGES[language].direction}>
        {formatClinicalDate(date, language)}
      </bdi>
    </time>
  )
}

const LENGTHS = { day: 10, month: 7, year: 4 } as const

function isoOf(date: string | PartialDate): string {
  return typeof date === 'string' ? date : date.value.slice(0, LENGTHS[date.precision])
}
