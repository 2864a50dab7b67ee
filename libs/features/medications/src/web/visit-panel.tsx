import type { VisitProps } from '@ehr/ui/feature.ts'
import { Section } from '@ehr/ui/page/section.tsx'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { PanelRows } from '@ehr/ui/table/panel-rows.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { listMedicationsByDate } from '../contract.ts'
import { rowOf } from './medication-row.tsx'

/** What was prescribed at a visit; nothing where nothing was. */
export function Panel({ patientId, encounterId }: VisitProps) {
  const { t } = useTranslation('medications')
  const query = useQuery(
    queryOf(listMedicationsByDate, { params: { patientId }, query: { encounterId, limit: 100 } }),
  )
  if (query.data?.items.length === 0) return null
  return (
    <Section title={t('ofVisit')}>
      <QueryView query={query}>
        {({ items }) => (
          <PanelRows label={t('ofVisit')} rows={items.map((medication) => rowOf(medication, t))} />
        )}
      </QueryView>
    </Section>
  )
}
