import type { PatientProps } from '@ehr/ui/feature.ts'
import { ButtonLink } from '@ehr/ui/page/button-link.tsx'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { EmptyState } from '@ehr/ui/states/empty-state.tsx'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { PanelRows } from '@ehr/ui/table/panel-rows.tsx'
import { useIsAllowed } from '@ehr/ui/viewer/viewer.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { createImmunization, immunizationPaths, listImmunizations } from '../contract.ts'
import { rowOf } from './immunization-row.tsx'

/** Rows of the panel; the rest is one press away. */
const LIMIT = 6

/** The latest immunizations, in the chart. */
export function Panel({ patientId }: PatientProps) {
  const { t } = useTranslation('immunizations')
  const mayWrite = useIsAllowed(createImmunization.access)
  const query = useQuery(queryOf(listImmunizations, { params: { patientId }, query: { limit: LIMIT } }))
  return (
    <QueryView
      query={query}
      isEmpty={({ items }) => items.length === 0}
      empty={
        <EmptyState
          title={t('empty.title')}
          actions={mayWrite && <ButtonLink to={immunizationPaths.create(patientId)}>{t('new')}</ButtonLink>}
        >
          {t('empty.text')}
        </EmptyState>
      }
    >
      {({ items, nextCursor }) => (
        <PanelRows
          label={t('title')}
          rows={items.map(rowOf)}
          more={
            nextCursor === undefined ? undefined : { to: immunizationPaths.list(patientId), label: t('all') }
          }
        />
      )}
    </QueryView>
  )
}
