import { ClinicalDay } from '@ehr/ui/display/components/clinical-day.tsx'
import { localTime } from '@ehr/ui/display/site-time.ts'
import type { PatientProps } from '@ehr/ui/feature.ts'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { SummaryPart } from '@ehr/ui/summary/summary-part.tsx'
import { useViewer } from '@ehr/ui/viewer/viewer.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { listResults } from '../../contract.ts'
import { byDay } from './by-day.ts'
import { newestOfEach } from './newest-of-each.ts'
import css from './panel.module.css'
import { ResultRows } from './result-rows.tsx'

/** Moments of taking samples that are looked at; that there were more is said below them. */
const LATEST = 25

/** The newest result of each test, by the day it was taken, for the printed summary. */
export function SummarySection({ patientId }: PatientProps) {
  const { t } = useTranslation('results')
  const { timeZone } = useViewer().site
  const query = useQuery(queryOf(listResults, { params: { patientId }, query: { limit: LATEST } }))
  return (
    <SummaryPart query={query} empty={t('empty.title')}>
      {(sets) =>
        byDay(newestOfEach(sets), (moment) => localTime(moment, timeZone).day).map(({ day, results }) => (
          <div key={day} className={css.day}>
            <span className={css.dayTitle}>
              <ClinicalDay date={day} />
            </span>
            <ResultRows label={t('title')} results={results} />
          </div>
        ))
      }
    </SummaryPart>
  )
}
