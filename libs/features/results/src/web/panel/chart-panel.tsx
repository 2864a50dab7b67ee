import { ClinicalDay } from '@ehr/ui/display/components/clinical-day.tsx'
import { localTime } from '@ehr/ui/display/site-time.ts'
import type { PatientProps } from '@ehr/ui/feature.ts'
import { TextLink } from '@ehr/ui/page/button-link.tsx'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { EmptyState } from '@ehr/ui/states/empty-state.tsx'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { useViewer } from '@ehr/ui/viewer/viewer.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { listResults, resultPaths } from '../../contract.ts'
import { byDay, firstDays } from './by-day.ts'
import css from './panel.module.css'
import { ResultRows } from './result-rows.tsx'

/** Moments that are read, and results after which no further day is shown. */
const MOMENTS = 6
const ENOUGH_RESULTS = 8

/** The newest results day by day, what is abnormal first, in the chart. */
export function Panel({ patientId }: PatientProps) {
  const { t } = useTranslation('results')
  const { timeZone } = useViewer().site
  const query = useQuery(queryOf(listResults, { params: { patientId }, query: { limit: MOMENTS } }))
  return (
    <QueryView
      query={query}
      isEmpty={({ items }) => items.length === 0}
      empty={<EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>}
    >
      {({ items, nextCursor }) => {
        const days = byDay(items, (moment) => localTime(moment, timeZone).day)
        const shown = firstDays(days, ENOUGH_RESULTS)
        return (
          <>
            {shown.map(({ day, results }) => (
              <div key={day} className={css.day}>
                <span className={css.dayTitle}>
                  <ClinicalDay date={day} />
                </span>
                <ResultRows label={t('title')} results={results} />
              </div>
            ))}
            {(shown.length < days.length || nextCursor !== undefined) && (
              <div className={css.more}>
                <TextLink to={resultPaths.list(patientId)} size="sm">
                  {t('all')}
                </TextLink>
              </div>
            )}
          </>
        )
      }}
    </QueryView>
  )
}
