import { ClinicalMoment } from '@ehr/ui/display/components/clinical-moment.tsx'
import type { VisitProps } from '@ehr/ui/feature.ts'
import { Section } from '@ehr/ui/page/section.tsx'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { listVitals } from '../../contract.ts'
import { VitalRows } from './vital-rows.tsx'

/** What was measured during a visit, set by set; nothing where nothing was. */
export function Panel({ patientId, encounterId }: VisitProps) {
  const { t } = useTranslation('vitals')
  const query = useQuery(queryOf(listVitals, { params: { patientId }, query: { encounterId, limit: 100 } }))
  if (query.data?.items.length === 0) return null
  return (
    <Section title={t('title')}>
      <QueryView query={query}>
        {({ items }) =>
          items.map(({ takenAt, values }) => (
            <div key={takenAt}>
              <ClinicalMoment at={takenAt} />
              <VitalRows label={t('title')} vitals={values} hasDates={false} />
            </div>
          ))
        }
      </QueryView>
    </Section>
  )
}
