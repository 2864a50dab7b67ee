import { getPatientSummary } from '@ehr/feature-patients/contract'
import { request, useSend } from '@ehr/ui'
import { TextField } from '@ehr/ui/form/fields/text-field.tsx'
import { Form } from '@ehr/ui/form/form.tsx'
import { useForm } from '@ehr/ui/form/use-form.ts'
import { Section } from '@ehr/ui/page/section.tsx'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Allergy, getAllergy, refuteAllergy } from '../contract.ts'
import type { ActProps } from './allergy-acts.tsx'
import { ALLERGY_READS } from './allergy-reads.ts'

/** Says that the patient turned out not to be allergic. */
export function RefuteForm({ allergy, onCancel }: ActProps) {
  const { t } = useTranslation('allergies')
  const params = { patientId: allergy.patientId, allergyId: allergy.id }
  const { data: patient } = useQuery(queryOf(getPatientSummary, { params: { patientId: allergy.patientId } }))
  const sender = useSend(refuteAllergy, {
    invalidates: ALLERGY_READS,
    readCurrent: () => request(getAllergy, { params }),
  })
  const form = useForm({
    schema: refuteAllergy.body,
    initial: { reason: null },
    version: allergy.version,
    save: (body, version) => sender.send({ params, body, version }),
    draftOf: (_: Allergy) => ({ reason: null }),
  })
  return (
    <Section title={t('refute.title')}>
      <Form form={form} patient={patient} onCancel={onCancel} saveLabel={t('refute.save')}>
        <p>{t('refute.explain')}</p>
        <TextField field={form.at('reason')} label={t('refute.reason')} lines={2} />
      </Form>
    </Section>
  )
}
