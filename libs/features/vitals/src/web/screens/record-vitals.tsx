import { getPatientSummary } from '@ehr/feature-patients/contract'
import type { ScreenProps } from '@ehr/ui/feature.ts'
import { Page } from '@ehr/ui/page/page.tsx'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { Notice } from '@ehr/ui/states/notice.tsx'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { Skeleton } from '@ehr/ui/states/skeleton.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { listLatestVitals } from '../../contract.ts'
import { RecordForm } from '../record/record-form.tsx'
import { useOpenVisits } from '../record/use-open-visits.ts'

/** Recording a set of vital signs. Former values that cannot be read are told, and stop nobody. */
export function Screen({ params: { patientId = '' } }: ScreenProps) {
  const { t } = useTranslation('vitals')
  const patient = useQuery(queryOf(getPatientSummary, { params: { patientId } }))
  const latest = useQuery(queryOf(listLatestVitals, { params: { patientId } }))
  const { visits, isPending } = useOpenVisits(patientId)
  const isWaiting = isPending || latest.isPending
  return (
    <Page title={t('record.title')}>
      {latest.isError && <Notice tone="caution" title={t('record.lastFailed')} />}
      <QueryView query={patient}>
        {(summary) =>
          isWaiting ? (
            <Skeleton rows={8} />
          ) : (
            <RecordForm patient={summary} latest={latest.data?.items} visits={visits} />
          )
        }
      </QueryView>
    </Page>
  )
}
