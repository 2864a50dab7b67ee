import { request, useSend } from '@ehr/ui'
import { TextField } from '@ehr/ui/form/fields/text-field.tsx'
import { Form } from '@ehr/ui/form/form.tsx'
import { useForm } from '@ehr/ui/form/use-form.ts'
import { Section } from '@ehr/ui/page/section.tsx'
import { useTranslation } from 'react-i18next'
import { getPatient, type Patient, setPatientActive } from '../../contract.ts'
import { formMessages } from './form-messages.ts'
import { PATIENT_READS } from './patient-reads.ts'

/** Takes a record out of use, with a reason, or back into use; nothing is deleted. */
export function ActiveForm({ patient }: { readonly patient: Patient }) {
  const { t } = useTranslation('patients')
  const params = { patientId: patient.id }
  const sender = useSend(setPatientActive, {
    invalidates: PATIENT_READS,
    readCurrent: () => request(getPatient, { params }),
  })
  const form = useForm({
    schema: setPatientActive.body,
    initial: { isActive: !patient.isActive, reason: null },
    version: patient.version,
    save: (body, version) => sender.send({ params, body, version }),
    draftOf: (current: Patient) => ({ isActive: !current.isActive, reason: null }),
    messages: formMessages(t),
  })
  return (
    <Section title={patient.isActive ? t('active.deactivate') : t('active.reactivate')}>
      <Form
        form={form}
        patient={patient}
        saveLabel={patient.isActive ? t('active.deactivate') : t('active.reactivate')}
      >
        <p>
          {patient.isActive ? t('active.explain') : t('active.was', { reason: patient.inactiveReason ?? '' })}
        </p>
        {patient.isActive && <TextField field={form.at('reason')} label={t('active.reason')} lines={2} />}
      </Form>
    </Section>
  )
}
