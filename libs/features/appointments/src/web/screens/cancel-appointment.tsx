import { getPatientSummary } from '@ehr/feature-patients/contract'
import { request, useSend } from '@ehr/ui'
import { ClinicalMoment } from '@ehr/ui/display/components/clinical-moment.tsx'
import type { ScreenProps } from '@ehr/ui/feature.ts'
import { SelectField } from '@ehr/ui/form/fields/select-field.tsx'
import { TextField } from '@ehr/ui/form/fields/text-field.tsx'
import { Form } from '@ehr/ui/form/form.tsx'
import { useForm } from '@ehr/ui/form/use-form.ts'
import { Page } from '@ehr/ui/page/page.tsx'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { WITHDRAWAL_VALUES } from '../../contract/steps.ts'
import {
  type Appointment,
  appointmentPaths,
  getAppointment,
  listAppointments,
  listDay,
  withdrawAppointment,
} from '../../contract.ts'
import { WhenOpen } from '../when-open.tsx'

/** Calling an appointment off, or saying that it was none, with the reason. */
export function Screen({ params: { patientId = '', appointmentId = '' } }: ScreenProps) {
  const { t } = useTranslation('appointments')
  const query = useQuery(queryOf(getAppointment, { params: { patientId, appointmentId } }))
  return (
    <Page title={t('cancel.title')} width="narrow">
      <QueryView query={query}>
        {(appointment) => (
          <WhenOpen appointment={appointment}>
            <CancelForm key={appointment.id} appointment={appointment} />
          </WhenOpen>
        )}
      </QueryView>
    </Page>
  )
}

function CancelForm({ appointment }: { readonly appointment: Appointment }) {
  const { t } = useTranslation('appointments')
  const navigate = useNavigate()
  const { id, patientId, version } = appointment
  const params = { patientId, appointmentId: id }
  const { data: patient } = useQuery(queryOf(getPatientSummary, { params: { patientId } }))
  const close = () => void navigate({ to: appointmentPaths.detail(patientId, id) })
  const sender = useSend(withdrawAppointment, {
    invalidates: [listAppointments.operationId, getAppointment.operationId, listDay.operationId, 'timeline'],
    readCurrent: () => request(getAppointment, { params }),
  })
  const form = useForm({
    schema: withdrawAppointment.body,
    initial: { status: 'cancelled', reason: null },
    version,
    save: (body, current) => sender.send({ params, body, version: current }),
    onSaved: close,
  })
  return (
    <Form form={form} patient={patient} saveLabel={t('cancel.save')} onCancel={close}>
      <p>
        <ClinicalMoment at={appointment.startsAt} /> · <bdi>{appointment.practitioner.name}</bdi>
      </p>
      <SelectField
        field={form.at('status')}
        label={t('cancel.kind')}
        options={WITHDRAWAL_VALUES}
        optionLabel={(value) => t(`cancel.${value}`)}
      />
      <TextField field={form.at('reason')} label={t('cancel.reason')} />
    </Form>
  )
}
