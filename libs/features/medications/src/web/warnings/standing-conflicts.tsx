import { CodingText } from '@ehr/ui/display/components/coding-text.tsx'
import type { PatientProps } from '@ehr/ui/feature.ts'
import { TextLink } from '@ehr/ui/page/button-link.tsx'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { Notice } from '@ehr/ui/states/notice.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { listConflicts } from '../../contract/orders.ts'
import { medicationPaths } from '../../contract.ts'
import { warningText } from './warning-words.ts'
import css from './warnings.module.css'

/** Current drugs that an allergy speaks against and nobody has answered: an allergy may come after the drug. */
export function StandingConflicts({ patientId }: PatientProps) {
  const { t } = useTranslation('medications')
  const { data, error } = useQuery(queryOf(listConflicts, { params: { patientId } }))
  if (error !== null) return <Notice tone="caution" title={t('warning.notChecked')} />
  if (data === undefined || data.items.length === 0) return null
  return (
    <Notice tone="danger" title={t('warning.standing')}>
      <ul className={css.told}>
        {data.items.map(({ medicationId, code, warning }) => (
          <li key={`${medicationId} ${warning.id}`}>
            <TextLink to={medicationPaths.detail(patientId, medicationId)}>
              <CodingText coding={code} />
            </TextLink>
            : <bdi>{warningText(warning, t)}</bdi>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
