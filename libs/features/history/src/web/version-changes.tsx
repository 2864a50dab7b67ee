import { ClinicalMoment } from '@ehr/ui/display/components/clinical-moment.tsx'
import { StatusMark } from '@ehr/ui/display/components/status-mark.tsx'
import { useUiText } from '@ehr/ui/i18n/use-language.ts'
import { Section } from '@ehr/ui/page/section.tsx'
import { useTranslation } from 'react-i18next'
import type { FieldChange, RecordVersionChanges } from '../contract.ts'
import css from './history.module.css'
import type { RecordVocabulary } from './use-words.ts'
import { ValueText } from './value-text.tsx'

export interface VersionChangesProps {
  readonly version: RecordVersionChanges
  readonly vocabulary: RecordVocabulary
}

/** One version: who made it, when, and each field before and after. */
export function VersionChanges({ version, vocabulary }: VersionChangesProps) {
  const { t } = useTranslation('history')
  const ui = useUiText()
  return (
    <Section
      title={ui.t('record.version', { version: version.version })}
      aside={
        <>
          <ClinicalMoment at={version.at} /> · <bdi>{version.by ?? ui.t('record.imported')}</bdi>{' '}
          {isMistake(version) && <StatusMark tone="critical">{ui.t('record.enteredInError')}</StatusMark>}
        </>
      }
    >
      {version.changes.length === 0 ? (
        <p className={css.nothing}>{t('nothing')}</p>
      ) : (
        <table className={css.changes}>
          <thead>
            <tr>
              <th scope="col">{t('what')}</th>
              <th scope="col">{t('before')}</th>
              <th scope="col">{t('after')}</th>
            </tr>
          </thead>
          <tbody>
            {version.changes.map((change) => (
              <ChangeRow key={change.field} change={change} vocabulary={vocabulary} />
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}

interface ChangeRowProps {
  readonly change: FieldChange
  readonly vocabulary: RecordVocabulary
}

function ChangeRow({ change: { field, before, after }, vocabulary }: ChangeRowProps) {
  const { t } = useTranslation('history')
  return (
    <tr>
      <th scope="row">{vocabulary.labelOf(field)}</th>
      <td data-label={t('before')} className={css.before}>
        {before === null ? (
          <span className={css.none}>{t('none')}</span>
        ) : (
          <del>
            <ValueText path={field} value={before} vocabulary={vocabulary} />
          </del>
        )}
      </td>
      <td data-label={t('after')}>
        {after === null ? (
          <span className={css.none}>{t('none')}</span>
        ) : (
          <ValueText path={field} value={after} vocabulary={vocabulary} />
        )}
      </td>
    </tr>
  )
}

function isMistake({ changes }: RecordVersionChanges): boolean {
  return changes.some(({ after }) => after?.type === 'text' && after.text === 'entered-in-error')
}
