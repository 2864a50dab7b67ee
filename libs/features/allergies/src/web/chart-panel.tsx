import type { PatientProps } from '@ehr/ui/feature.ts'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { EmptyState } from '@ehr/ui/states/empty-state.tsx'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { PanelRows } from '@ehr/ui/table/panel-rows.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { allergyPaths, listAllergies } from '../contract.ts'
import { rowOf } from './allergy-row.tsx'

/** Rows of the panel; the most critical ones come first. */
const LIMIT = 8

/** Allergies in the chart, with reaction and severity, which the banner has no room for. */
export function Panel({ patientId }: PatientProps) {
  const { t } = useTranslation('allergies')
  const query = useQuery(queryOf(listAllergies, { params: { patientId }, query: { limit: LIMIT } }))
  return (
    <QueryView
      query={query}
      isEmpty={({ items }) => items.length === 0}
      empty={<EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>}
    >
      {({ items, nextCursor }) => (
        <PanelRows
          label={t('title')}
          rows={items.map((allergy) => rowOf(allergy, t))}
          more={nextCursor === undefined ? undefined : { to: allergyPaths.list(patientId), label: t('all') }}
        />
      )}
    </QueryView>
  )
}
