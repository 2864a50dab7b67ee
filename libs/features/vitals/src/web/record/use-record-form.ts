import { useForm } from '@ehr/ui/form/use-form.ts'
import { useSend } from '@ehr/ui/request/use-send.ts'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as z from 'zod/mini'
import { setProblems } from '../../contract/set-problems.ts'
import { MEASURED_KINDS } from '../../contract/vital-kinds.ts'
import { recordVitals, vitalPaths } from '../../contract.ts'
import { VITAL_READS } from '../vital-reads.ts'
import { inputMessages, UNCONFIRMED } from './input-messages.ts'
import { type JudgedPatient, unusualInDraft } from './judge-draft.ts'

export interface RecordFormOptions {
  readonly patientId: string
  readonly patient: JudgedPatient
  /** The visit that the set is taken to belong to, unless another is chosen. */
  readonly encounterId: string | null
}

const BLANK_VALUES = Object.fromEntries(MEASURED_KINDS.map((kind) => [kind, null]))

/** The form of a set; it asks once about unusual values before anything is sent. */
export function useRecordForm({ patientId, patient, encounterId }: RecordFormOptions) {
  const { t } = useTranslation('vitals')
  const navigate = useNavigate()
  const [openedAt] = useState(thisMinute)
  const sender = useSend<typeof recordVitals, never>(recordVitals, {
    invalidates: VITAL_READS,
  })
  return useForm({
    schema: recordVitals.body.check(
      z.check(({ value, issues }) => {
        for (const { path, message } of setProblems(value, { ...patient, now: new Date() })) {
          issues.push({ code: 'custom', path: [...path], message, input: value })
        }
      }),
      z.refine((set) => set.confirmed || unusualInDraft(set, patient).length === 0, {
        path: ['confirmed'],
        error: UNCONFIRMED,
      }),
    ),
    initial: { takenAt: openedAt, encounterId, values: BLANK_VALUES, confirmed: false },
    save: (body) => sender.send({ params: { patientId }, body }),
    onSaved: () => void navigate({ to: vitalPaths.list(patientId) }),
    messages: inputMessages(t),
  })
}

/** Inputs show no seconds, so a set of "now" has none. */
function thisMinute(): string {
  const now = new Date()
  now.setUTCSeconds(0, 0)
  return now.toISOString()
}
