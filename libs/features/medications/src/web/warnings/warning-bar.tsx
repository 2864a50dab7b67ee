import { StatusMark } from '@ehr/ui/display/components/status-mark.tsx'
import { Notice } from '@ehr/ui/states/notice.tsx'
import { useTranslation } from 'react-i18next'
import type { DrugWarning } from '../../contract/drug-warning.ts'
import { warningText } from './warning-words.ts'
import css from './warnings.module.css'

/** What is told without being asked about: milder warnings, and what could not be checked. In its place, passive. */
export function WarningBar({ warnings }: { readonly warnings: readonly DrugWarning[] }) {
  const { t } = useTranslation('medications')
  const told = warnings.filter(({ mustAnswer }) => !mustAnswer)
  if (warnings.length === 0) return <Notice tone="ok" title={t('warning.nothing')} isLive />
  if (told.length === 0) return null
  return (
    <Notice tone="caution" title={t('warning.told')} isLive>
      <ul className={css.told}>
        {told.map((warning) => (
          <li key={warning.id}>
            {warning.severity !== null && (
              <StatusMark tone="caution">{t(`warning.severity.${warning.severity}`)}</StatusMark>
            )}{' '}
            <bdi>{warningText(warning, t)}</bdi>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
