import type { Choice } from '@ehr/contracts'
import { useUiText } from '../../i18n/use-language.ts'
import { useViewer } from '../../viewer/viewer.ts'
import { formatClinicalDate } from '../clinical-date.ts'
import { localTime } from '../site-time.ts'
import { ClinicalDay } from './clinical-day.tsx'
import { ClinicalMoment } from './clinical-moment.tsx'

export interface ReferenceTextProps {
  /** What people call the record; null when it has no name. */
  readonly label: string | null
  /** A moment or a day of the record; null when none is recorded. */
  readonly at?: string | null | undefined
}

/** Another record that this one points to, `Influenza, 21-Nov-2026`: as the choices of a form show it too. */
export function ReferenceText({ label, at = null }: ReferenceTextProps) {
  const { t } = useUiText()
  if (label === null && at === null) return t('reference.unnamed')
  return (
    <>
      {label !== null && <bdi>{label}</bdi>}
      {label !== null && at !== null && ' · '}
      {at !== null && (isDay(at) ? <ClinicalDay date={at} /> : <ClinicalMoment at={at} show="date" />)}
    </>
  )
}

/** The same as plain text, for what is typed into. */
export function useReferenceWords(): (choice: Pick<Choice, 'label' | 'at'>) => string {
  const { t, language } = useUiText()
  const { timeZone } = useViewer().site
  return ({ label, at }) => {
    const day = at === null || isDay(at) ? at : localTime(at, timeZone).day
    const said = [label, day === null ? null : formatClinicalDate(day, language)].filter(
      (part) => part !== null,
    )
    return said.length === 0 ? t('reference.unnamed') : said.join(' · ')
  }
}

function isDay(at: string): boolean {
  return at.length === 'YYYY-MM-DD'.length
}
