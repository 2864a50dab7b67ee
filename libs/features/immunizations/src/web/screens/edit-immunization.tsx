import { getPatientSummary } from '@ehr/feature-patients/contract'
import { request, useSend } from '@ehr/ui'
import { CodingText } from '@ehr/ui/display/components/coding-text.tsx'
import type { ScreenProps } from '@ehr/ui/feature.ts'
import { Form } from '@ehr/ui/form/form.tsx'
import { useForm } from '@ehr/ui/form/use-form.ts'
import { Page } from '@ehr/ui/page/page.tsx'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { getImmunization, type Immunization, immunizationPaths, updateImmunization } from '../../contract.ts'
import { DescribedFields } from '../form/described-fields.tsx'
import { draftOf } from '../form/immunization-draft.ts'
import { immunizationMessages } from '../form/immunization-messages.ts'
import { IMMUNIZATION_READS } from '../form/immunization-reads.ts'

/** Changing what is written about a dose. */
export function Screen({ params: { patientId = '', immunizationId = '' } }: ScreenProps) {
  const { t } = useTranslation('immunizations')
  const query = useQuery(queryOf(getImmunization, { params: { patientId, immunizationId } }))
  return (
    <Page
      title={t('edit')}
      width="narrow"
      subtitle={query.data !== undefined && <CodingText coding={query.data.code} />}
    >
      <QueryView query={query}>
        {(immunization) => <EditForm key={immunization.id} immunization={immunization} />}
      </QueryView>
    </Page>
  )
}

function EditForm({ immunization }: { readonly immunization: Immunization }) {
  const { t } = useTranslation('immunizations')
  const navigate = useNavigate()
  const { patientId } = immunization
  const { data: patient } = useQuery(queryOf(getPatientSummary, { params: { patientId } }))
  const params = { patientId, immunizationId: immunization.id }
  const close = () => void navigate({ to: immunizationPaths.detail(patientId, immunization.id) })
  const sender = useSend(updateImmunization, {
    invalidates: IMMUNIZATION_READS,
    readCurrent: () => request(getImmunization, { params }),
  })
  const form = useForm({
    schema: updateImmunization.body,
    initial: draftOf(immunization),
    version: immunization.version,
    save: (body, version) => sender.send({ params, body, version }),
    draftOf,
    onSaved: close,
    messages: immunizationMessages(t),
  })
  return (
    <Form form={form} patient={patient} onCancel={close}>
      <DescribedFields immunization={form.root} />
    </Form>
  )
}
