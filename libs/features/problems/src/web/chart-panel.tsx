import type { PatientProps } from '@ehr/ui/feature.ts'
import { ButtonLink } from '@ehr/ui/page/button-link.tsx'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { EmptyState } from '@ehr/ui/states/empty-state.tsx'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { PanelRows } from '@ehr/ui/table/panel-rows.tsx'
import { useIsAllowed } from '@ehr/ui/viewer/viewer.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { createProblem, listProblems, problemPaths } from '../contract.ts'
import { rowOf } from './problem-row.tsx'

/** More active problems than most people have; who has more sees that there are more. */
const LIMIT = 15

/** The active problems, in the chart; that there are others, which are over, is said below them. */
export function Panel({ patientId }: PatientProps) {
  const { t } = useTranslation('problems')
  const mayWrite = useIsAllowed(createProblem.access)
  const query = useQuery(queryOf(listProblems, { params: { patientId }, query: { limit: LIMIT } }))
  const more = { to: problemPaths.list(patientId), label: t('allWithPast') }
  return (
    <QueryView
      query={query}
      isEmpty={({ items }) => items.length === 0}
      empty={
        <EmptyState
          title={t('empty.title')}
          actions={mayWrite && <ButtonLink to={problemPaths.create(patientId)}>{t('new')}</ButtonLink>}
        >
          {t('empty.text')}
        </EmptyState>
      }
    >
      {({ items, nextCursor }) => {
        const active = items.filter((problem) => problem.isActive)
        const hasMore = active.length < items.length || nextCursor !== undefined
        return (
          <>
            {active.length === 0 && <EmptyState title={t('empty.active')} />}
            <PanelRows label={t('title')} rows={active.map(rowOf)} more={hasMore ? more : undefined} />
          </>
        )
      }}
    </QueryView>
  )
}
