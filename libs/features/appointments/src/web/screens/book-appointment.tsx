import { getPatientSummary } from '@ehr/feature-patients/contract'
import { useSend, useViewer } from '@ehr/ui'
import type { PatientProps, ScreenProps } from '@ehr/ui/feature.ts'
import { Form } from '@ehr/ui/form/form.tsx'
import { useForm } from '@ehr/ui/form/use-form.ts'
import { Page } from '@ehr/ui/page/page.tsx'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { appointmentPaths, bookAppointment, listAppointments, listChoices, listDay } from '../../contract.ts'
import type { Choices } from '../day/use-day.ts'
import { blankBooking } from '../form/booking-draft.ts'
import { BookingFields } from '../form/booking-fields.tsx'

/** Booking an appointment for the patient whose chart is open. */
export function Screen({ params: { patientId = '' } }: ScreenProps) {
  const { t } = useTranslation('appointments')
  const query = useQuery(queryOf(listChoices, {}))
  return (
    <Page title={t('book')} width="narrow">
      <QueryView query={query}>
        {(choices) => <BookingForm patientId={patientId} choices={choices} />}
      </QueryView>
    </Page>
  )
}

function BookingForm({ patientId, choices }: PatientProps & { readonly choices: Choices }) {
  const { t } = useTranslation('appointments')
  const navigate = useNavigate()
  const isLeading = useViewer().roles.includes('clinician')
  const { data: patient } = useQuery(queryOf(getPatientSummary, { params: { patientId } }))
  const sender = useSend(bookAppointment, {
    invalidates: [listAppointments.operationId, listDay.operationId, 'timeline'],
  })
  const [site, another] = choices.locations
  const form = useForm({
    schema: bookAppointment.body,
    initial: blankBooking({
      ...(another === undefined && site !== undefined ? { locationId: site.id } : {}),
      ...(isLeading ? { practitionerId: choices.practitionerId } : {}),
    }),
    save: (body) => sender.send({ params: { patientId }, body }),
    onSaved: ({ id }) => void navigate({ to: appointmentPaths.detail(patientId, id) }),
  })
  return (
    <Form
      form={form}
      patient={patient}
      saveLabel={t('book')}
      onCancel={() => void navigate({ to: appointmentPaths.list(patientId) })}
    >
      <BookingFields form={form} choices={choices} />
    </Form>
  )
}
