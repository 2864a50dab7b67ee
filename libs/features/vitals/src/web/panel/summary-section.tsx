import type { PatientProps } from '@ehr/ui/feature.ts'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { SummaryPart } from '@ehr/ui/summary/summary-part.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { listLatestVitals } from '../../contract.ts'
import { VitalRows } from './vital-rows.tsx'

/** The newest value of each vital sign, for the printed summary. */
export function SummarySection({ patientId }: PatientProps) {
  const { t } = useTranslation('vitals')
  const query = useQuery(queryOf(listLatestVitals, { params: { patientId } }))
  return (
    <SummaryPart query={query} empty={t('empty.title')}>
      {(items) => <VitalRows label={t('title')} vitals={items.map(({ recent: _, ...vital }) => vital)} />}
    </SummaryPart>
  )
}
