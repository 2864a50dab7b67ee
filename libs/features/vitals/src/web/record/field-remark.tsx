import { ClinicalMoment } from '@ehr/ui/display/components/clinical-moment.tsx'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { askedLimits } from '../../contract/judge.ts'
import { MeasuredValue } from '../display/measured-value.tsx'
import { impossibleInWords } from './input-messages.ts'
import { limitsInWords } from './limits-in-words.ts'
import css from './record.module.css'
import type { VitalFieldProps } from './vital-field.tsx'

/** The last value with its date; in front of it what is wrong with the typed one. */
export function FieldRemark({ kind, last, doubt, ageMonths }: Omit<VitalFieldProps, 'field'>) {
  const { t } = useTranslation('vitals')
  return (
    <span className={css.remark}>
      {doubt !== undefined && (
        <span className={css.doubt} data-doubt={doubt}>
          <IconAlertTriangle size={14} aria-hidden />
          {doubt === 'impossible'
            ? impossibleInWords(kind, t)
            : t('problem.unusual', { limits: limitsInWords(kind, askedLimits(kind, ageMonths)) })}
        </span>
      )}
      {last === null && <span>{t('record.noLast')}</span>}
      {last != null && (
        <span className={css.last}>
          {t('record.last')} <MeasuredValue vitals={[last]} isFlaggedOnly /> ·{' '}
          <ClinicalMoment at={last.takenAt} show="date" />
        </span>
      )}
    </span>
  )
}
