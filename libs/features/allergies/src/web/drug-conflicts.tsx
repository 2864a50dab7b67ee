import type { Coding } from '@ehr/contracts'
import { medicationPaths } from '@ehr/feature-medications/contract'
import { checkAllergy } from '@ehr/feature-medications/contract/orders'
import { CodingText } from '@ehr/ui/display/components/coding-text.tsx'
import { TextLink } from '@ehr/ui/page/button-link.tsx'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { Notice } from '@ehr/ui/states/notice.tsx'
import { useIsAllowed } from '@ehr/ui/viewer/viewer.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

export interface DrugConflictsProps {
  readonly patientId: string
  readonly agent: Coding
}

/** Drugs that the patient takes and an allergy speaks against; it hinders nobody from recording the allergy. */
export function DrugConflicts({ patientId, agent }: DrugConflictsProps) {
  const { t } = useTranslation('allergies')
  const mayRead = useIsAllowed(checkAllergy.access)
  const { data, error } = useQuery({
    ...queryOf(checkAllergy, { params: { patientId }, body: { code: agent } }),
    enabled: mayRead,
  })
  if (error !== null || !mayRead) return <Notice tone="caution" title={t('drugs.unavailable')} />
  const found = (data?.warnings ?? []).filter(({ severity }) => severity !== null)
  const unchecked = data?.warnings.some(({ severity }) => severity === null) === true
  return (
    <>
      {found.length > 0 && (
        <Notice tone="danger" title={t('drugs.title')} isLive>
          <ul>
            {found.map(({ id, conflict, matched }) => (
              <li key={id}>
                {conflict !== null && (
                  <TextLink to={medicationPaths.detail(patientId, conflict.id)}>
                    <CodingText coding={conflict.code} />
                  </TextLink>
                )}{' '}
                <bdi lang="en">({matched})</bdi>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {unchecked && <Notice title={t('drugs.unchecked')} />}
    </>
  )
}
