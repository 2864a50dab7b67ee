import type { VisitProps } from '@ehr/ui/feature.ts'
import { Section } from '@ehr/ui/page/section.tsx'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { PanelRows } from '@ehr/ui/table/panel-rows.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { listImmunizations } from '../contract.ts'
import { rowOf } from './immunization-row.tsx'

/** What was given during a visit; nothing where nothing was. */
export function Panel({ patientId, encounterId }: VisitProps) {
  const { t } = useTranslation('immunizations')
  const query = useQuery(
    queryOf(listImmunizations, { params: { patientId }, query: { encounterId, limit: 100 } }),
  )
  if (query.data?.items.length === 0) return null
  return (
    <Section title={t('title')}>
      <QueryView query={query}>
        {({ items }) => <PanelRows label={t('title')} rows={items.map(rowOf)} />}
      </QueryView>
    </Section>
  )
}
