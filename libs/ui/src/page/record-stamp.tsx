import { ClinicalMoment } from '../display/components/clinical-moment.tsx'
import { useUiText } from '../i18n/use-language.ts'
import { TextLink } from './button-link.tsx'
import css from './record-stamp.module.css'

export interface RecordStampProps {
  readonly record: {
    readonly version: number
    readonly updatedAt: string
    /** Name of the account; null: an import or the installation. */
    readonly changedBy: string | null
  }
  /** Which record it is, for the way to its history; none where it has no kind. */
  readonly history?: RecordHistoryAddress
}

export interface RecordHistoryAddress {
  readonly patientId: string
  /** As the feature declares it: `allergy`. */
  readonly kind: string
  readonly recordId: string
}

/** Who changed a record last, when, and how often it was changed: at the foot of its page. */
export function RecordStamp({ record: { version, updatedAt, changedBy }, history }: RecordStampProps) {
  const { t } = useUiText()
  return (
    <p className={css.stamp}>
      {t('record.changed')} <ClinicalMoment at={updatedAt} /> · <bdi>{changedBy ?? t('record.imported')}</bdi>{' '}
      · {t('record.version', { version })}
      {history !== undefined && (
        <>
          {' '}
          ·{' '}
          <TextLink to={recordHistoryPath(history)} size="sm">
            {t('record.history')}
          </TextLink>
        </>
      )}
    </p>
  )
}

/** Address of the screen that shows what changed in a record. */
export function recordHistoryPath({ patientId, kind, recordId }: RecordHistoryAddress) {
  return `/patients/${patientId}/history/${kind}/${recordId}` as const
}
