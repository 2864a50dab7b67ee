import { ClinicalMoment } from '@ehr/ui/display/components/clinical-moment.tsx'
import type { ChartGateProps } from '@ehr/ui/feature.ts'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { Notice } from '@ehr/ui/states/notice.tsx'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { useQuery } from '@tanstack/react-query'
import { Trans, useTranslation } from 'react-i18next'
import { type ChartAccess, getChartAccess } from '../../contract.ts'
import css from './chart-gate.module.css'
import { ClosedChart } from './closed-chart.tsx'

/** Stands before a restricted chart: opens it where something opens it, else says what one can do. */
export function Gate({ patientId, banner, children }: ChartGateProps) {
  const query = useQuery({
    ...queryOf(getChartAccess, { params: { patientId } }),
    // Each visit asks anew: a relation may have ended since.
    staleTime: 0,
    refetchInterval: ({ state }) => untilClosing(state.data),
  })
  return (
    <QueryView query={query}>
      {(access) =>
        access.state === 'closed' ? (
          <>
            {banner}
            <ClosedChart patientId={patientId} access={access} />
          </>
        ) : (
          <>
            {access.until !== null && <BrokenGlassNotice until={access.until} />}
            {children}
          </>
        )
      }
    </QueryView>
  )
}

/** Milliseconds until a broken glass is whole again; the server closes the chart then, whatever is shown here. */
function untilClosing(access: ChartAccess | undefined): number | false {
  if (access?.until == null) return false
  return Math.min(Math.max(Date.parse(access.until) - Date.now(), 1000), LONGEST_TIMER)
}

/** Browsers fire a longer timer at once. */
const LONGEST_TIMER = 2 ** 31 - 1

function BrokenGlassNotice({ until }: { readonly until: string }) {
  const { t } = useTranslation('restricted-charts')
  return (
    <div className={css.notice}>
      <Notice tone="caution" title={t('gate.broken')}>
        <Trans t={t} i18nKey="gate.brokenUntil" components={{ moment: <ClinicalMoment at={until} /> }} />
      </Notice>
    </div>
  )
}
