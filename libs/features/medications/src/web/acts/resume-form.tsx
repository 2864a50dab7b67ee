import { Form } from '@ehr/ui/form/form.tsx'
import { useForm } from '@ehr/ui/form/use-form.ts'
import { Section } from '@ehr/ui/page/section.tsx'
import { useSend } from '@ehr/ui/request/use-send.ts'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import * as z from 'zod/mini'
import type { DrugWarning } from '../../contract/drug-warning.ts'
import { resumeMedication } from '../../contract/orders.ts'
import type { Medication } from '../../contract.ts'
import { MEDICATION_READS } from '../medication-reads.ts'
import type { PrescriptionDraft } from '../order/order-draft.ts'
import { isEachAnswered, UNANSWERED } from '../warnings/all-answered.ts'
import { OrderWarnings } from '../warnings/order-warnings.tsx'
import { useRefusedForWarnings } from '../warnings/use-refused-for-warnings.ts'
import { shortName } from '../warnings/warning-words.ts'
import { type ActProps, readAnew } from './act-props.ts'

const BLANK: Pick<PrescriptionDraft, 'answers'> = { answers: [] }

/** Takes up a suspended drug again; what speaks against it by now is asked as when prescribing. */
export function ResumeForm({ medication, patient, onCancel }: ActProps) {
  const { t } = useTranslation('medications')
  const { patientId, id, code } = medication
  const params = { patientId, medicationId: id }
  const found = useRef<readonly DrugWarning[]>([])
  const refused = useRefusedForWarnings()
  const sender = useSend(resumeMedication, {
    invalidates: MEDICATION_READS,
    readCurrent: () => readAnew(medication),
  })
  const form = useForm({
    schema: resumeMedication.body.check(
      z.refine(({ answers }) => isEachAnswered(found.current, answers), {
        path: ['answers'],
        error: UNANSWERED,
      }),
    ),
    initial: BLANK,
    version: medication.version,
    save: (body, version) => refused(sender.send({ params, body, version })),
    draftOf: (_: Medication) => BLANK,
    messages: { [UNANSWERED]: t('problem.WARNINGS_NOT_ANSWERED') },
  })
  return (
    <Section title={t('acts.resume')}>
      <Form
        form={form}
        patient={patient}
        onCancel={onCancel}
        saveLabel={t('acts.resumeSave', { drug: shortName(code.display) })}
      >
        <OrderWarnings
          patientId={patientId}
          drug={code}
          answers={form.at('answers')}
          found={found}
          exceptId={id}
          onGiveUp={onCancel}
        />
      </Form>
    </Section>
  )
}
