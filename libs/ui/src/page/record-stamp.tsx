import { ClinicalMoment } from '../display/components/clinical-moment.tsx'
import { useUiText } from '../i18n/use-language.ts'
import css from './record-stamp.module.css'

export interface RecordStampProps {
  readonly record: {
    readonly version: number
    readonly updatedAt: string
    /** Name of the account; null: an import or the installation. */
    readonly changedBy: string | null
  }
}

/** Who changed a record last, when, and how often it was changed: at the foot of its page. */
export function RecordStamp({ record: { version, updatedAt, changedBy } }: RecordStampProps) {
  const { t } = useUiText()
  return (
    <p className={css.stamp}>
      {t('record.changed')} <ClinicalMoment at={updatedAt} /> · <bdi>{changedBy ?? t('record.imported')}</bdi>{' '}
      · {t('record.version', { version })}
    </p>
  )
}
