import type { PatientProps } from '@ehr/ui/feature.ts'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { EmptyState } from '@ehr/ui/states/empty-state.tsx'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { PanelRows } from '@ehr/ui/table/panel-rows.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { appointmentPaths, listAppointments } from '../contract.ts'
import { rowOf } from './appointment-row.tsx'

/** Rows of the panel; the rest is one press away. */
const LIMIT = 6

/** The latest records, in the chart. */
export function Panel({ patientId }: PatientProps) {
  const { t } = useTranslation('appointments')
  const query = useQuery(queryOf(listAppointments, { params: { patientId }, query: { limit: LIMIT } }))
  return (
    <QueryView
      query={query}
      isEmpty={({ items }) => items.length === 0}
      empty={<EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>}
    >
      {({ items, nextCursor }) => (
        <PanelRows
          label={t('title')}
          rows={items.map(rowOf)}
          more={
            nextCursor === undefined ? undefined : { to: appointmentPaths.list(patientId), label: t('all') }
          }
        />
      )}
    </QueryView>
  )
}
