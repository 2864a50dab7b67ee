import type { VisitProps } from '@ehr/ui/feature.ts'
import { Section } from '@ehr/ui/page/section.tsx'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { PanelRows } from '@ehr/ui/table/panel-rows.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { listProblems } from '../contract.ts'
import { rowOf } from './problem-row.tsx'

/** What was diagnosed during a visit; nothing where nothing was. */
export function Panel({ patientId, encounterId }: VisitProps) {
  const { t } = useTranslation('problems')
  const query = useQuery(queryOf(listProblems, { params: { patientId }, query: { encounterId, limit: 100 } }))
  if (query.data?.items.length === 0) return null
  return (
    <Section title={t('ofVisit')}>
      <QueryView query={query}>
        {({ items }) => <PanelRows label={t('ofVisit')} rows={items.map(rowOf)} />}
      </QueryView>
    </Section>
  )
}
