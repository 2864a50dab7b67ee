import { getPatientSummary } from '@ehr/feature-patients/contract'
import { request, useSend } from '@ehr/ui'
import type { ScreenProps } from '@ehr/ui/feature.ts'
import { Form } from '@ehr/ui/form/form.tsx'
import { useForm } from '@ehr/ui/form/use-form.ts'
import { Page } from '@ehr/ui/page/page.tsx'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import {
  type Appointment,
  appointmentPaths,
  getAppointment,
  listAppointments,
  listChoices,
  listDay,
  updateAppointment,
} from '../../contract.ts'
import type { Choices } from '../day/use-day.ts'
import { draftOf } from '../form/booking-draft.ts'
import { BookingFields } from '../form/booking-fields.tsx'
import { WhenOpen } from '../when-open.tsx'

/** Moving an appointment, or changing what it is for. */
export function Screen({ params: { patientId = '', appointmentId = '' } }: ScreenProps) {
  const { t } = useTranslation('appointments')
  const choices = useQuery(queryOf(listChoices, {}))
  const query = useQuery(queryOf(getAppointment, { params: { patientId, appointmentId } }))
  return (
    <Page title={t('move')} width="narrow">
      <QueryView query={choices}>
        {(known) => (
          <QueryView query={query}>
            {(appointment) => (
              <WhenOpen appointment={appointment}>
                <MoveForm
                  key={appointment.id}
                  appointment={appointment}
                  choices={withOwn(known, appointment)}
                />
              </WhenOpen>
            )}
          </QueryView>
        )}
      </QueryView>
    </Page>
  )
}

/** Who has left since stays in the list of this appointment, or another would be chosen unseen. */
function withOwn(choices: Choices, { practitioner }: Appointment): Choices {
  if (choices.practitioners.some(({ id }) => id === practitioner.id)) return choices
  return { ...choices, practitioners: [...choices.practitioners, practitioner] }
}

interface MoveFormProps {
  readonly appointment: Appointment
  readonly choices: Choices
}

function MoveForm({ appointment, choices }: MoveFormProps) {
  const navigate = useNavigate()
  const { id, patientId } = appointment
  const { data: patient } = useQuery(queryOf(getPatientSummary, { params: { patientId } }))
  const params = { patientId, appointmentId: id }
  const close = () => void navigate({ to: appointmentPaths.detail(patientId, id) })
  const sender = useSend(updateAppointment, {
    invalidates: [listAppointments.operationId, getAppointment.operationId, listDay.operationId, 'timeline'],
    readCurrent: () => request(getAppointment, { params }),
  })
  const form = useForm({
    schema: updateAppointment.body,
    initial: draftOf(appointment),
    version: appointment.version,
    save: (body, version) => sender.send({ params, body, version }),
    draftOf,
    onSaved: close,
  })
  return (
    <Form form={form} patient={patient} onCancel={close}>
      <BookingFields form={form} choices={choices} />
    </Form>
  )
}
