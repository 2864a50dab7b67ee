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
import { updateMedication } from '../../contract/orders.ts'
import { getMedication, type Medication, medicationPaths } from '../../contract.ts'
import { MEDICATION_READS } from '../medication-reads.ts'
import { draftOf } from '../order/order-draft.ts'
import { OrderFields } from '../order/order-fields.tsx'
import { orderMessages } from '../order/order-messages.ts'

/** Changing how a drug is taken; the drug itself stays, and so does the former order, in the history. */
export function Screen({ params: { patientId = '', medicationId = '' } }: ScreenProps) {
  const { t } = useTranslation('medications')
  const query = useQuery(queryOf(getMedication, { params: { patientId, medicationId } }))
  return (
    <Page title={t('edit')} subtitle={query.data && <CodingText coding={query.data.code} />} width="narrow">
      <QueryView query={query}>
        {(medication) => <EditForm key={medication.id} medication={medication} />}
      </QueryView>
    </Page>
  )
}

function EditForm({ medication }: { readonly medication: Medication }) {
  const { t } = useTranslation('medications')
  const navigate = useNavigate()
  const { patientId, id: medicationId } = medication
  const { data: patient } = useQuery(queryOf(getPatientSummary, { params: { patientId } }))
  const params = { patientId, medicationId }
  const close = () => void navigate({ to: medicationPaths.detail(patientId, medicationId) })
  const sender = useSend(updateMedication, {
    invalidates: MEDICATION_READS,
    readCurrent: () => request(getMedication, { params }),
  })
  const form = useForm({
    schema: updateMedication.body,
    initial: draftOf(medication),
    version: medication.version,
    save: (body, version) => sender.send({ params, body, version }),
    draftOf,
    onSaved: close,
    messages: orderMessages(t),
  })
  return (
    <Form form={form} patient={patient} onCancel={close}>
      <OrderFields order={form.root} />
      <TextField field={form.at('changeReason')} label={t('order.changeReason')} lines={2} />
    </Form>
  )
}
