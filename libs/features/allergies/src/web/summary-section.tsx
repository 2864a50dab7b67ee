import type { PatientProps } from '@ehr/ui/feature.ts'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { SummaryList } from '@ehr/ui/summary/summary-list.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { listAllergies } from '../contract.ts'
import { rowOf } from './allergy-row.tsx'

/** Every allergy, for the printed summary; that none was recorded is not that there is none. */
export function SummarySection({ patientId }: PatientProps) {
  const { t } = useTranslation('allergies')
  const query = useQuery(queryOf(listAllergies, { params: { patientId }, query: { limit: 100 } }))
  return (
    <SummaryList
      query={query}
      label={t('title')}
      empty={t('empty.text')}
      rowOf={(allergy) => rowOf(allergy, t)}
    />
  )
}
