import type { RouteOutput } from '@ehr/contracts'
import type { PatientSummary } from '@ehr/feature-patients/contract'
import { localTime } from '@ehr/ui'
import { SelectField } from '@ehr/ui/form/fields/select-field.tsx'
import { Form } from '@ehr/ui/form/form.tsx'
import { useForm } from '@ehr/ui/form/use-form.ts'
import { useSend } from '@ehr/ui/request/use-send.ts'
import { useViewer } from '@ehr/ui/viewer/viewer.ts'
import { Stack } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import {
  encounterPaths,
  type listVisitChoices,
  STARTING_STATUS_VALUES,
  startEncounter,
  type WaitingAppointment,
} from '../../contract.ts'
import { VISIT_READS } from './visit-draft.ts'
import { VisitFields } from './visit-fields.tsx'

export interface StartFormProps {
  readonly patient: PatientSummary
  readonly waiting: readonly WaitingAppointment[]
  readonly choices: RouteOutput<typeof listVisitChoices>
}

/** A visit that begins now: filled in from the appointment that the patient came for, where there is one. */
export function StartForm({ patient, waiting, choices }: StartFormProps) {
  const { t } = useTranslation('encounters')
  const navigate = useNavigate()
  const { timeZone } = useViewer().site
  const params = { patientId: patient.id }
  const [first] = waiting
  const sender = useSend<typeof startEncounter, never>(startEncounter, { invalidates: VISIT_READS })
  const form = useForm({
    schema: startEncounter.body,
    initial: {
      appointmentId: first?.id ?? null,
      status: 'in-progress',
      class: 'ambulatory',
      type: first?.visitType ?? null,
      reason: first?.reason ?? null,
      locationId:
        first?.locationId ?? (choices.locations.length === 1 ? choices.locations[0]?.id : null) ?? null,
      practitionerId: choices.ownPractitionerId ?? first?.practitionerId ?? null,
    },
    save: (body) => sender.send({ params, body }),
    onSaved: (visit) => void navigate({ to: encounterPaths.detail(patient.id, visit.id) }),
  })
  const fields = {
    class: form.at('class'),
    type: form.at('type'),
    reason: form.at('reason'),
    locationId: form.at('locationId'),
    practitionerId: form.at('practitionerId'),
  }

  function describeAppointment(id: string): string {
    const appointment = waiting.find((known) => known.id === id)
    if (appointment === undefined) return ''
    const { time } = localTime(appointment.startsAt, timeZone)
    return [time, appointment.visitType?.display, appointment.reason?.display].filter(Boolean).join(' · ')
  }

  return (
    <Form
      form={form}
      patient={patient}
      saveLabel={t('start.do')}
      onCancel={() => void navigate({ to: encounterPaths.list(patient.id) })}
    >
      <Stack gap="md">
        {waiting.length > 0 && (
          <SelectField
            field={form.at('appointmentId')}
            label={t('start.appointment')}
            options={waiting.map(({ id }) => id)}
            optionLabel={describeAppointment}
            emptyLabel={t('start.noAppointment')}
          />
        )}
        <SelectField
          field={form.at('status')}
          label={t('start.state')}
          options={STARTING_STATUS_VALUES}
          optionLabel={(status) => t(status === 'arrived' ? 'start.arrived' : 'start.inProgress')}
        />
        <VisitFields fields={fields} {...choices} />
      </Stack>
    </Form>
  )
}
