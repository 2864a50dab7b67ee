import { ClinicalMoment } from '@ehr/ui/display/components/clinical-moment.tsx'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { EmptyState } from '@ehr/ui/states/empty-state.tsx'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { PanelRows } from '@ehr/ui/table/panel-rows.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { listBrokenGlasses, restrictedChartPaths } from '../contract.ts'

/** Rows of the panel. */
const LIMIT = 5

/** Broken glasses that nobody looked into, where those who watch over charts begin their day. */
export function Panel() {
  const { t } = useTranslation('restricted-charts')
  const query = useQuery(queryOf(listBrokenGlasses, { query: { state: 'not-reviewed', limit: LIMIT } }))
  return (
    <QueryView
      query={query}
      isEmpty={({ items }) => items.length === 0}
      empty={<EmptyState title={t('review.noneOpen')}>{t('review.noneText')}</EmptyState>}
    >
      {({ items }) => (
        <PanelRows
          label={t('review.open')}
          rows={items.map(({ id, user, brokenAt, reasonCode }) => ({
            key: id,
            to: restrictedChartPaths.brokenGlasses,
            title: <bdi>{user.name}</bdi>,
            end: <ClinicalMoment at={brokenAt} />,
            detail: t(`value.reasonCode.${reasonCode}`),
          }))}
          more={{ to: restrictedChartPaths.brokenGlasses, label: t('review.all') }}
        />
      )}
    </QueryView>
  )
}
