import type { Encounter } from '@ehr/feature-encounters/contract'
import { formatClinicalDate } from '@ehr/ui/display/clinical-date.ts'
import { localTime } from '@ehr/ui/display/site-time.ts'
import type { Field } from '@ehr/ui/form/field.ts'
import { SelectField } from '@ehr/ui/form/fields/select-field.tsx'
import { useUiText } from '@ehr/ui/i18n/use-language.ts'
import { useViewer } from '@ehr/ui/viewer/viewer.ts'
import { useTranslation } from 'react-i18next'

export interface VisitFieldProps {
  readonly field: Field<string | null | undefined>
  readonly visits: readonly Encounter[]
}

/** The visit during which the set is taken; nothing to choose where there is none. */
export function VisitField({ field, visits }: VisitFieldProps) {
  const { t } = useTranslation('vitals')
  const { language } = useUiText()
  const { timeZone } = useViewer().site
  if (visits.length === 0) return null
  function visitInWords(id: string): string {
    const visit = visits.find((known) => known.id === id)
    if (visit === undefined) return id
    const { day, time } = localTime(visit.startedAt, timeZone)
    return [`${formatClinicalDate(day, language)} ${time}`, visit.type?.display, visit.reason?.display]
      .filter((part) => part !== undefined)
      .join(', ')
  }
  return (
    <SelectField
      field={field}
      label={t('record.visit')}
      options={visits.map(({ id }) => id)}
      optionLabel={visitInWords}
      emptyLabel={t('record.noVisit')}
    />
  )
}
