import type { PatientProps } from '@ehr/ui/feature.ts'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { SummaryList } from '@ehr/ui/summary/summary-list.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { listProblems } from '../contract.ts'
import { rowOf } from './problem-row.tsx'

/** The active problems, for the printed summary. */
export function SummarySection({ patientId }: PatientProps) {
  const { t } = useTranslation('problems')
  const query = useQuery({
    ...queryOf(listProblems, { params: { patientId }, query: { limit: 100 } }),
    select: ({ items, ...page }) => ({ ...page, items: items.filter((problem) => problem.isActive) }),
  })
  return <SummaryList query={query} label={t('title')} empty={t('empty.active')} rowOf={rowOf} />
}
