import type { PatientProps } from '@ehr/ui/feature.ts'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { EmptyState } from '@ehr/ui/states/empty-state.tsx'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { PanelRows } from '@ehr/ui/table/panel-rows.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { listNotes, notePaths } from '../contract.ts'
import { rowOf } from './note-row.tsx'

/** Rows of the panel; the rest is one press away. */
const LIMIT = 6

/** The latest notes of a patient, drafts among them by author and time. */
export function Panel({ patientId }: PatientProps) {
  const { t } = useTranslation('clinical-notes')
  const query = useQuery(queryOf(listNotes, { params: { patientId }, query: { limit: LIMIT } }))
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
          more={nextCursor === undefined ? undefined : { to: notePaths.list(patientId), label: t('all') }}
        />
      )}
    </QueryView>
  )
}
