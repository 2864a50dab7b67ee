import { getPatientSummary } from '@ehr/feature-patients/contract'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { useIsAllowed } from '@ehr/ui/viewer/viewer.ts'
import { Button, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { holdMedication, stopMedication } from '../../contract/orders.ts'
import type { Medication } from '../../contract.ts'
import { isCurrent } from '../medication-state.tsx'
import { ReasonForm } from './reason-form.tsx'
import { ResumeForm } from './resume-form.tsx'
import { StopForm } from './stop-form.tsx'

const ACTS = ['resume', 'stop', 'hold', 'inError'] as const
type Act = (typeof ACTS)[number]

/** What may be done with a prescription by this person, in the state that it is in; one form at a time. */
export function MedicationActs({ medication }: { readonly medication: Medication }) {
  const { t } = useTranslation('medications')
  const mayPrescribe = useIsAllowed(stopMedication.access)
  const mayHold = useIsAllowed(holdMedication.access)
  const [open, setOpen] = useState<Act | undefined>(undefined)
  const { patientId, status } = medication
  const { data: patient } = useQuery(queryOf(getPatientSummary, { params: { patientId } }))
  const possible = {
    resume: mayPrescribe && status === 'on-hold',
    stop: mayPrescribe && isCurrent(status),
    hold: mayHold && status === 'active',
    inError: mayPrescribe && status !== 'entered-in-error',
  }
  const act = { medication, patient, onCancel: () => setOpen(undefined) }
  return (
    <>
      <Group gap="sm">
        {ACTS.filter((name) => possible[name]).map((name) => (
          <Button
            key={name}
            aria-expanded={open === name}
            onClick={() => setOpen(open === name ? undefined : name)}
          >
            {t(`acts.${name}`)}
          </Button>
        ))}
      </Group>
      {open === 'resume' && <ResumeForm {...act} />}
      {open === 'stop' && <StopForm {...act} />}
      {(open === 'hold' || open === 'inError') && <ReasonForm key={open} act={open} {...act} />}
    </>
  )
}
