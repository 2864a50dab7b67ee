import type { PatientProps } from '@ehr/ui/feature.ts'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { EmptyState } from '@ehr/ui/states/empty-state.tsx'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { PanelRows } from '@ehr/ui/table/panel-rows.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { listMedications, medicationPaths } from '../contract.ts'
import { rowOf } from './medication-row.tsx'
import { StandingConflicts } from './warnings/standing-conflicts.tsx'

/** More than most people take; who takes more sees that there is more. */
const LIMIT = 15

/** What the patient takes now, from A to Z. */
export function Panel({ patientId }: PatientProps) {
  const { t } = useTranslation('medications')
  const query = useQuery(queryOf(listMedications, { params: { patientId }, query: { limit: LIMIT } }))
  return (
    <>
      <StandingConflicts patientId={patientId} />
      <QueryView
        query={query}
        isEmpty={({ items }) => items.length === 0}
        empty={<EmptyState title={t('empty.current')}>{t('empty.currentText')}</EmptyState>}
      >
        {({ items, nextCursor }) => (
          <PanelRows
            label={t('current')}
            rows={items.map((medication) => rowOf(medication, t))}
            more={
              nextCursor === undefined ? undefined : { to: medicationPaths.list(patientId), label: t('all') }
            }
          />
        )}
      </QueryView>
    </>
  )
}
