import { SelectField } from '@ehr/ui/form/fields/select-field.tsx'
import { TextField } from '@ehr/ui/form/fields/text-field.tsx'
import { Form } from '@ehr/ui/form/form.tsx'
import { useForm } from '@ehr/ui/form/use-form.ts'
import { Section } from '@ehr/ui/page/section.tsx'
import { useSend } from '@ehr/ui/request/use-send.ts'
import { useTranslation } from 'react-i18next'
import { STOP_VALUES } from '../../contract/order-terms.ts'
import { stopMedication } from '../../contract/orders.ts'
import type { Medication } from '../../contract.ts'
import { MEDICATION_READS } from '../medication-reads.ts'
import { orderMessages } from '../order/order-messages.ts'
import { shortName } from '../warnings/warning-words.ts'
import { type ActProps, readAnew } from './act-props.ts'

const BLANK = { stopCode: null, reason: null } as const

/** Stops a drug with a reason, or ends it as planned. */
export function StopForm({ medication, patient, onCancel }: ActProps) {
  const { t } = useTranslation('medications')
  const params = { patientId: medication.patientId, medicationId: medication.id }
  const sender = useSend(stopMedication, {
    invalidates: MEDICATION_READS,
    readCurrent: () => readAnew(medication),
  })
  const form = useForm({
    schema: stopMedication.body,
    initial: BLANK,
    version: medication.version,
    save: (body, version) => sender.send({ params, body, version }),
    draftOf: (_: Medication) => BLANK,
    messages: orderMessages(t),
  })
  return (
    <Section title={t('acts.stop')}>
      <Form
        form={form}
        patient={patient}
        onCancel={onCancel}
        saveLabel={t('warning.stop', { drug: shortName(medication.code.display) })}
      >
        <SelectField
          field={form.at('stopCode')}
          label={t('acts.stopCode')}
          options={STOP_VALUES}
          optionLabel={(code) => t(`value.stop.${code}`)}
        />
        <TextField field={form.at('reason')} label={t('acts.stopReason')} lines={2} />
      </Form>
    </Section>
  )
}
