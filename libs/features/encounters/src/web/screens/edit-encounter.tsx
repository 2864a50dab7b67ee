import type { RouteOutput } from '@ehr/contracts'
import { getPatientSummary } from '@ehr/feature-patients/contract'
import type { PatientFacts } from '@ehr/ui/banner/patient-banner.tsx'
import type { ScreenProps } from '@ehr/ui/feature.ts'
import { Form } from '@ehr/ui/form/form.tsx'
import { useForm } from '@ehr/ui/form/use-form.ts'
import { Page } from '@ehr/ui/page/page.tsx'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { request } from '@ehr/ui/request/request.ts'
import { useSend } from '@ehr/ui/request/use-send.ts'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import {
  type Encounter,
  encounterPaths,
  getEncounter,
  listVisitChoices,
  updateEncounter,
} from '../../contract.ts'
import { draftOf, VISIT_READS } from '../write/visit-draft.ts'
import { VisitFields } from '../write/visit-fields.tsx'

/** Correcting what is written about a visit. */
export function Screen({ params: { patientId = '', encounterId = '' } }: ScreenProps) {
  const { t } = useTranslation('encounters')
  const patient = useQuery(queryOf(getPatientSummary, { params: { patientId } }))
  const visit = useQuery(queryOf(getEncounter, { params: { patientId, encounterId } }))
  const choices = useQuery(queryOf(listVisitChoices, {}))
  return (
    <Page title={t('edit.title')} width="narrow">
      <QueryView query={visit}>
        {(encounter) => (
          <QueryView query={choices}>
            {(offered) => <EditForm visit={encounter} choices={offered} patient={patient.data} />}
          </QueryView>
        )}
      </QueryView>
    </Page>
  )
}

interface EditFormProps {
  readonly visit: Encounter
  readonly choices: RouteOutput<typeof listVisitChoices>
  readonly patient: PatientFacts | undefined
}

function EditForm({ visit, choices, patient }: EditFormProps) {
  const navigate = useNavigate()
  const params = { patientId: visit.patientId, encounterId: visit.id }
  const back = () => void navigate({ to: encounterPaths.detail(visit.patientId, visit.id) })
  const sender = useSend(updateEncounter, {
    invalidates: VISIT_READS,
    readCurrent: () => request(getEncounter, { params }),
  })
  const form = useForm({
    schema: updateEncounter.body,
    initial: draftOf(visit),
    version: visit.version,
    save: (body, version) => sender.send({ params, body, version }),
    draftOf,
    onSaved: back,
  })
  const fields = {
    class: form.at('class'),
    type: form.at('type'),
    reason: form.at('reason'),
    locationId: form.at('locationId'),
    practitionerId: form.at('practitionerId'),
  }
  return (
    <Form form={form} patient={patient} onCancel={back}>
      <Stack gap="md">
        <VisitFields
          fields={fields}
          locations={withPresent(choices.locations, visit.location)}
          practitioners={withPresent(choices.practitioners, visit.practitioner)}
        />
      </Stack>
    </Form>
  )
}

interface Named {
  readonly id: string
  readonly name: string
}

/** A place that is closed since, or a person who has left, still stands in the visit. */
function withPresent(offered: readonly Named[], present: Named | null): readonly Named[] {
  if (present === null || offered.some(({ id }) => id === present.id)) return offered
  return [present, ...offered]
}
