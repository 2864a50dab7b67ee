import { getPatientSummary } from '@ehr/feature-patients/contract'
import { request, useSend } from '@ehr/ui'
import { SelectField } from '@ehr/ui/form/fields/select-field.tsx'
import { TextField } from '@ehr/ui/form/fields/text-field.tsx'
import { Form } from '@ehr/ui/form/form.tsx'
import { useForm } from '@ehr/ui/form/use-form.ts'
import { Section } from '@ehr/ui/page/section.tsx'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ALLERGY_MOVES, type Allergy, getAllergy, REASON_NEEDED, setAllergyStatus } from '../contract.ts'
import type { ActProps } from './allergy-acts.tsx'
import { ALLERGY_READS } from './allergy-reads.ts'

type Move = (typeof ALLERGY_MOVES)[number]

/** Moves that make sense from where an allergy is; a statement that none is known only ends. */
function movesOf({ isNoneKnown, clinicalStatus, verificationStatus }: Allergy): readonly Move[] {
  if (isNoneKnown)
    return clinicalStatus === 'active' ? ['inactive', 'entered-in-error'] : ['entered-in-error']
  const isRefuted = verificationStatus === 'refuted'
  return ALLERGY_MOVES.filter((move) => isRefuted || move !== clinicalStatus)
}

/** Says that an allergy is over, active again, or was a mistake; nothing is deleted. */
export function StatusForm({ allergy, onCancel }: ActProps) {
  const { t } = useTranslation('allergies')
  const params = { patientId: allergy.patientId, allergyId: allergy.id }
  const { data: patient } = useQuery(queryOf(getPatientSummary, { params: { patientId: allergy.patientId } }))
  const sender = useSend(setAllergyStatus, {
    invalidates: ALLERGY_READS,
    readCurrent: () => request(getAllergy, { params }),
  })
  const form = useForm({
    schema: setAllergyStatus.body,
    initial: { status: null, reason: null },
    version: allergy.version,
    save: (body, version) => sender.send({ params, body, version }),
    draftOf: (_: Allergy) => ({ status: null, reason: null }),
    messages: { [REASON_NEEDED]: t('form.reasonNeeded') },
  })
  return (
    <Section title={t('status.title')}>
      <Form form={form} patient={patient} onCancel={onCancel} saveLabel={t('status.save')}>
        <SelectField
          field={form.at('status')}
          label={t('status.becomes')}
          options={movesOf(allergy)}
          optionLabel={(move) => t(`status.move.${move}`)}
        />
        <TextField field={form.at('reason')} label={t('status.reason')} lines={2} />
      </Form>
    </Section>
  )
}
