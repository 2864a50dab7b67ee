import { getPatientSummary } from '@ehr/feature-patients/contract'
import { type PatientProps, queryOf, RequestFailure, useIsAllowed } from '@ehr/ui'
import { FailureState } from '@ehr/ui/states/failure-state.tsx'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { Skeleton } from '@ehr/ui/states/skeleton.tsx'
import { VisuallyHidden } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Outlet, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { NoPermissionPage } from '../pages/no-permission-page.tsx'
import pages from '../pages/pages.module.css'
import css from './chart.module.css'
import { ChartBanner } from './chart-banner.tsx'
import { ChartTabs } from './chart-tabs.tsx'
import { GuardedChart } from './guarded-chart.tsx'

/** A patient's chart: the banner, its parts, and the one that is open. */
export function ChartPage() {
  const { patientId = '' } = useParams({ strict: false })
  const mayRead = useIsAllowed(getPatientSummary.access)
  if (!mayRead) return <NoPermissionPage access={getPatientSummary.access} />
  // Another patient is another chart: nothing half-typed may move over (React keeps state without a key).
  return <Chart key={patientId} patientId={patientId} />
}

function Chart({ patientId }: PatientProps) {
  const { t } = useTranslation('app')
  const query = useQuery(queryOf(getPatientSummary, { params: { patientId } }))
  if (query.data === undefined && query.error !== null) {
    const retry = isFinal(query.error) ? {} : { onRetry: () => void query.refetch() }
    return (
      <div className={pages.page}>
        <VisuallyHidden component="h1">{t('chart.title')}</VisuallyHidden>
        <FailureState failure={query.error} {...retry} />
      </div>
    )
  }
  return (
    <div className={css.chart}>
      <QueryView query={query} skeleton={<BannerSkeleton />}>
        {(patient) => (
          <GuardedChart patient={patient}>
            <ChartBanner patient={patient} />
            <ChartTabs patientId={patientId} />
            <Outlet />
          </GuardedChart>
        )}
      </QueryView>
    </div>
  )
}

/** No such record, an address that is no id, or no right to it: asking again changes nothing. */
function isFinal(error: unknown): boolean {
  return (
    error instanceof RequestFailure &&
    (error.kind === 'missing' || error.kind === 'refused' || error.kind === 'denied')
  )
}

function BannerSkeleton() {
  return (
    <div className={css.bannerPlace}>
      <Skeleton rows={2} />
    </div>
  )
}
