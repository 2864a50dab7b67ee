import type { VisitProps } from '@ehr/ui/feature.ts'
import { Section } from '@ehr/ui/page/section.tsx'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { listResults } from '../../contract.ts'
import { ResultRows } from './result-rows.tsx'

/** Results of samples taken during a visit; nothing where there are none. */
export function Panel({ patientId, encounterId }: VisitProps) {
  const { t } = useTranslation('results')
  const query = useQuery(queryOf(listResults, { params: { patientId }, query: { encounterId, limit: 100 } }))
  if (query.data?.items.length === 0) return null
  return (
    <Section title={t('title')}>
      <QueryView query={query}>
        {({ items }) => <ResultRows label={t('title')} results={items.flatMap(({ results }) => results)} />}
      </QueryView>
    </Section>
  )
}
