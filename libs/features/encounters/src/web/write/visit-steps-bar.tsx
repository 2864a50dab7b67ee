import { getPatientSummary } from '@ehr/feature-patients/contract'
import { ReasonDialog } from '@ehr/ui/form/reason-dialog.tsx'
import { ButtonLink } from '@ehr/ui/page/button-link.tsx'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { request } from '@ehr/ui/request/request.ts'
import { useSend } from '@ehr/ui/request/use-send.ts'
import { FailureState } from '@ehr/ui/states/failure-state.tsx'
import { Button, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { needsReason, stepsFrom, type VisitStatus } from '../../contract/visit-steps.ts'
import { type Encounter, encounterPaths, getEncounter, setEncounterStatus } from '../../contract.ts'
import { VISIT_READS } from './visit-draft.ts'

/** What a visit may become next: the usual step first; those that end badly ask for a reason. */
export function VisitStepsBar({ visit }: { readonly visit: Encounter }) {
  const { t } = useTranslation('encounters')
  const { patientId, id: encounterId, status, version } = visit
  const params = { patientId, encounterId }
  const patient = useQuery(queryOf(getPatientSummary, { params: { patientId } }))
  const sender = useSend(setEncounterStatus, {
    invalidates: VISIT_READS,
    readCurrent: () => request(getEncounter, { params }),
  })
  const [asked, setAsked] = useState<VisitStatus>()
  const send = (to: VisitStatus, reason: string | null) =>
    sender.send({ params, body: { status: to, reason }, version })
  const { last } = sender
  const failure = last === undefined || last.kind === 'sent' || asked !== undefined ? undefined : last.failure
  const close = () => setAsked(undefined)
  return (
    <>
      <Group gap="sm">
        {stepsFrom(status).map((to, place) => (
          <Button
            key={to}
            variant={place === 0 && !needsReason(status, to) ? 'filled' : 'default'}
            disabled={sender.isSending}
            onClick={() => (needsReason(status, to) ? setAsked(to) : void send(to, null))}
          >
            {t(`step.${wordOf(status, to)}`)}
          </Button>
        ))}
        {status !== 'entered-in-error' && (
          <ButtonLink to={encounterPaths.edit(patientId, encounterId)}>{t('edit.open')}</ButtonLink>
        )}
      </Group>
      {failure !== undefined && <FailureState failure={failure} isWrite />}
      {asked !== undefined && (
        <ReasonDialog
          title={t(`step.${wordOf(status, asked)}`)}
          explain={t(`why.${asked}`)}
          label={t('why.label')}
          act={t(`step.${wordOf(status, asked)}`)}
          patient={patient.data}
          onClose={close}
          send={(reason) => send(asked, reason)}
          onDone={close}
        />
      )}
    </>
  )
}

function wordOf(from: VisitStatus, to: VisitStatus): VisitStatus | 'reopen' | 'back' {
  if (to !== 'in-progress') return to
  if (from === 'finished') return 'reopen'
  return from === 'onleave' ? 'back' : to
}
