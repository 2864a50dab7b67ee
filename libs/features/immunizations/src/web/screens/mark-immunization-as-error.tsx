import { getPatientSummary } from '@ehr/feature-patients/contract'
import { request, useSend } from '@ehr/ui'
import { CodingText } from '@ehr/ui/display/components/coding-text.tsx'
import type { ScreenProps } from '@ehr/ui/feature.ts'
import { TextField } from '@ehr/ui/form/fields/text-field.tsx'
import { Form } from '@ehr/ui/form/form.tsx'
import { useForm } from '@ehr/ui/form/use-form.ts'
import { Page } from '@ehr/ui/page/page.tsx'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import {
  getImmunization,
  type Immunization,
  immunizationPaths,
  markImmunizationAsError,
} from '../../contract.ts'
import { IMMUNIZATION_READS } from '../form/immunization-reads.ts'

/** Saying that a dose was entered in error, and why; it stays readable, struck through. */
export function Screen({ params: { patientId = '', immunizationId = '' } }: ScreenProps) {
  const { t } = useTranslation('immunizations')
  const query = useQuery(queryOf(getImmunization, { params: { patientId, immunizationId } }))
  return (
    <Page
      title={t('error.title')}
      width="narrow"
      subtitle={query.data !== undefined && <CodingText coding={query.data.code} />}
    >
      <QueryView query={query}>
        {(immunization) => <ErrorForm key={immunization.id} immunization={immunization} />}
      </QueryView>
    </Page>
  )
}

function ErrorForm({ immunization }: { readonly immunization: Immunization }) {
  const { t } = useTranslation('immunizations')
  const navigate = useNavigate()
  const { patientId } = immunization
  const { data: patient } = useQuery(queryOf(getPatientSummary, { params: { patientId } }))
  const params = { patientId, immunizationId: immunization.id }
  const close = () => void navigate({ to: immunizationPaths.detail(patientId, immunization.id) })
  const sender = useSend(markImmunizationAsError, {
    invalidates: IMMUNIZATION_READS,
    readCurrent: () => request(getImmunization, { params }),
  })
  const form = useForm({
    schema: markImmunizationAsError.body,
    initial: { reason: null },
    version: immunization.version,
    save: (body, version) => sender.send({ params, body, version }),
    draftOf: (current: Immunization) => ({ reason: current.errorReason }),
    onSaved: close,
  })
  return (
    <Form form={form} patient={patient} onCancel={close} saveLabel={t('error.save')}>
      <p>{t('error.explain')}</p>
      <TextField field={form.at('reason')} label={t('error.reason')} lines={2} />
    </Form>
  )
}
