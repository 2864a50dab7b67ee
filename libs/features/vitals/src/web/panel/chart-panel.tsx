import type { PatientProps } from '@ehr/ui/feature.ts'
import { ButtonLink } from '@ehr/ui/page/button-link.tsx'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { EmptyState } from '@ehr/ui/states/empty-state.tsx'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { useIsAllowed } from '@ehr/ui/viewer/viewer.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { listLatestVitals, recordVitals, vitalPaths } from '../../contract.ts'
import { VitalRows } from './vital-rows.tsx'

/** The newest value of each vital sign, in the chart. */
export function Panel({ patientId }: PatientProps) {
  const { t } = useTranslation('vitals')
  const mayRecord = useIsAllowed(recordVitals.access)
  const query = useQuery(queryOf(listLatestVitals, { params: { patientId } }))
  return (
    <QueryView
      query={query}
      isEmpty={({ items }) => items.length === 0}
      empty={
        <EmptyState
          title={t('empty.title')}
          actions={
            mayRecord && <ButtonLink to={vitalPaths.create(patientId)}>{t('record.action')}</ButtonLink>
          }
        >
          {t('empty.text')}
        </EmptyState>
      }
    >
      {({ items }) => <VitalRows label={t('title')} vitals={items} />}
    </QueryView>
  )
}
