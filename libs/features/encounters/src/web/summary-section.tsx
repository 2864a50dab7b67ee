import type { PatientProps } from '@ehr/ui/feature.ts'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { SummaryList } from '@ehr/ui/summary/summary-list.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { listEncounters } from '../contract.ts'
import { rowOf } from './encounter-row.tsx'

/** Visits on paper; that there were more is said below them. */
const LATEST = 8

/** The latest visits, for the printed summary. */
export function SummarySection({ patientId }: PatientProps) {
  const { t } = useTranslation('encounters')
  const query = useQuery(queryOf(listEncounters, { params: { patientId }, query: { limit: LATEST } }))
  return <SummaryList query={query} label={t('title')} empty={t('empty.title')} rowOf={rowOf} columns={2} />
}
