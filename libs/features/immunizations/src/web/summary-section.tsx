import type { PatientProps } from '@ehr/ui/feature.ts'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { SummaryList } from '@ehr/ui/summary/summary-list.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { listImmunizations } from '../contract.ts'
import { rowOf } from './immunization-row.tsx'

/** The immunizations, newest first, for the printed summary. */
export function SummarySection({ patientId }: PatientProps) {
  const { t } = useTranslation('immunizations')
  const query = useQuery(queryOf(listImmunizations, { params: { patientId }, query: { limit: 100 } }))
  return <SummaryList query={query} label={t('title')} empty={t('empty.title')} rowOf={rowOf} columns={2} />
}
