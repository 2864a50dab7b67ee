import { localTime } from '@ehr/ui/display/site-time.ts'
import { useForm } from '@ehr/ui/form/use-form.ts'
import { useSend } from '@ehr/ui/request/use-send.ts'
import { useViewer } from '@ehr/ui/viewer/viewer.ts'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as z from 'zod/mini'
import type { DrugWarning } from '../../contract/drug-warning.ts'
import { prescribe } from '../../contract/orders.ts'
import { medicationPaths } from '../../contract.ts'
import { MEDICATION_READS } from '../medication-reads.ts'
import { isEachAnswered, UNANSWERED } from '../warnings/all-answered.ts'
import { useRefusedForWarnings } from '../warnings/use-refused-for-warnings.ts'
import { blankPrescription } from './order-draft.ts'
import { orderMessages } from './order-messages.ts'

/** The form of a prescription; nothing is sent before each warning that was found has its answer. */
export function usePrescriptionForm(patientId: string) {
  const { t } = useTranslation('medications')
  const navigate = useNavigate()
  const { timeZone } = useViewer().site
  const [today] = useState(() => localTime(new Date(), timeZone).day)
  const found = useRef<readonly DrugWarning[]>([])
  const refused = useRefusedForWarnings()
  const sender = useSend<typeof prescribe, never>(prescribe, { invalidates: MEDICATION_READS })
  const form = useForm({
    schema: prescribe.body.check(
      z.refine(({ answers }) => isEachAnswered(found.current, answers), {
        path: ['answers'],
        error: UNANSWERED,
      }),
    ),
    initial: blankPrescription(today),
    save: (body) => refused(sender.send({ params: { patientId }, body })),
    onSaved: ({ id }) => void navigate({ to: medicationPaths.detail(patientId, id) }),
    messages: { ...orderMessages(t), [UNANSWERED]: t('problem.WARNINGS_NOT_ANSWERED') },
  })
  return { form, found }
}
