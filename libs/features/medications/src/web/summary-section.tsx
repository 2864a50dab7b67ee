import type { PatientProps } from '@ehr/ui/feature.ts'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { SummaryList } from '@ehr/ui/summary/summary-list.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { listMedications } from '../contract.ts'
import { rowOf } from './medication-row.tsx'

/** All that the patient takes now, for the printed summary. */
export function SummarySection({ patientId }: PatientProps) {
  const { t } = useTranslation('medications')
  const query = useQuery(queryOf(listMedications, { params: { patientId }, query: { limit: 100 } }))
  return (
    <SummaryList
      query={query}
      label={t('current')}
      empty={t('empty.current')}
      rowOf={(medication) => rowOf(medication, t)}
    />
  )
}
