import { Section } from '@ehr/ui/page/section.tsx'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { listRecentPatients } from '../../contract.ts'
import { PatientTable } from './patient-table.tsx'

/** The charts that the signed-in person opened last; nothing at all before the first one. */
export function RecentPatients() {
  const { t } = useTranslation('patients')
  const query = useQuery(queryOf(listRecentPatients, {}))
  if (query.data?.items.length === 0) return null
  return (
    <Section title={t('find.recent')}>
      <QueryView query={query}>
        {({ items }) => <PatientTable label={t('find.recent')} patients={items} />}
      </QueryView>
    </Section>
  )
}
