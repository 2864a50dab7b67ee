import { TextField } from '@ehr/ui/form/fields/text-field.tsx'
import { Form } from '@ehr/ui/form/form.tsx'
import { useForm } from '@ehr/ui/form/use-form.ts'
import { Section } from '@ehr/ui/page/section.tsx'
import { useSend } from '@ehr/ui/request/use-send.ts'
import { useTranslation } from 'react-i18next'
import { holdMedication, markMedicationInError } from '../../contract/orders.ts'
import type { Medication } from '../../contract.ts'
import { MEDICATION_READS } from '../medication-reads.ts'
import { type ActProps, readAnew } from './act-props.ts'

const ACTS = { hold: holdMedication, inError: markMedicationInError } as const
const BLANK = { reason: null } as const

/** An act that needs nothing but a reason: suspending a drug, or saying that it was a mistake. */
export function ReasonForm({
  act,
  medication,
  patient,
  onCancel,
}: ActProps & { readonly act: keyof typeof ACTS }) {
  const { t } = useTranslation('medications')
  const params = { patientId: medication.patientId, medicationId: medication.id }
  const sender = useSend(ACTS[act], {
    invalidates: MEDICATION_READS,
    readCurrent: () => readAnew(medication),
  })
  const form = useForm({
    schema: ACTS[act].body,
    initial: BLANK,
    version: medication.version,
    save: (body, version) => sender.send({ params, body, version }),
    draftOf: (_: Medication) => BLANK,
  })
  return (
    <Section title={t(`acts.${act}`)}>
      <Form form={form} patient={patient} onCancel={onCancel} saveLabel={t(`acts.${act}Save`)}>
        <p>{t(`acts.${act}Explain`)}</p>
        <TextField field={form.at('reason')} label={t('acts.reason')} lines={2} />
      </Form>
    </Section>
  )
}
