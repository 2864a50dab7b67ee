import { getPatientSummary } from '@ehr/feature-patients/contract'
import type { ScreenProps } from '@ehr/ui/feature.ts'
import { Page } from '@ehr/ui/page/page.tsx'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { listVisitChoices, listWaiting } from '../../contract.ts'
import { StartForm } from '../write/start-form.tsx'

/** Starting a visit, from an appointment of today or without one. */
export function Screen({ params: { patientId = '' } }: ScreenProps) {
  const { t } = useTranslation('encounters')
  const patient = useQuery(queryOf(getPatientSummary, { params: { patientId } }))
  const choices = useQuery(queryOf(listVisitChoices, {}))
  const waiting = useQuery({ ...queryOf(listWaiting, { params: { patientId } }), gcTime: 0 })
  return (
    <Page title={t('start.title')} width="narrow">
      <QueryView query={patient}>
        {(summary) => (
          <QueryView query={choices}>
            {(offered) => (
              <QueryView query={waiting}>
                {({ items }) => <StartForm patient={summary} waiting={items} choices={offered} />}
              </QueryView>
            )}
          </QueryView>
        )}
      </QueryView>
    </Page>
  )
}
