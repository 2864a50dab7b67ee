import { PatientNameText } from '@ehr/ui/display/components/patient-name-text.tsx'
import { FailureState } from '@ehr/ui/states/failure-state.tsx'
import { Notice } from '@ehr/ui/states/notice.tsx'
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import css from './day.module.css'
import type { Stepping, StepTrouble } from './use-step.ts'

/** Why a press did not do what it said: somebody was faster, the time is taken, or it failed. */
export function StepTroubleNotice({ stepping }: { readonly stepping: Stepping }) {
  const { t } = useTranslation('appointments')
  const { trouble } = stepping
  if (trouble === undefined) return null
  const { arrival, to } = trouble
  const name = <PatientNameText names={arrival.patient.names} latinForm="beside" />
  if (trouble.kind === 'failed')
    return (
      <>
        <p>{name}</p>
        <FailureState failure={trouble.failure} isWrite onRetry={() => void stepping.take(arrival, to)} />
      </>
    )
  if (trouble.kind === 'overlap') return <OverlapNotice trouble={trouble} stepping={stepping} />
  return (
    <Notice
      tone="caution"
      isLive
      title={t('changed.title')}
      actions={<Button onClick={stepping.dismiss}>{t('changed.understood')}</Button>}
    >
      {name} {t('changed.text')}
    </Notice>
  )
}

interface OverlapNoticeProps {
  readonly trouble: StepTrouble
  readonly stepping: Stepping
}

/** Who comes late, and whose time was given to somebody else, is received with a reason. */
function OverlapNotice({ trouble: { arrival, to }, stepping }: OverlapNoticeProps) {
  const { t } = useTranslation('appointments')
  const [reason, setReason] = useState('')
  return (
    <Notice
      tone="caution"
      isLive
      title={t('overlap.title')}
      actions={<Button onClick={stepping.dismiss}>{t('overlap.leave')}</Button>}
    >
      <p>
        <PatientNameText names={arrival.patient.names} latinForm="beside" /> {t('overlap.late')}
      </p>
      <form
        className={css.late}
        onSubmit={(event) => {
          event.preventDefault()
          void stepping.take(arrival, to, reason.trim())
        }}
      >
        <TextInput
          label={t('field.overlapReason')}
          maxLength={500}
          required
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button type="submit" disabled={reason.trim() === ''}>
          {t('overlap.receive')}
        </Button>
      </form>
    </Notice>
  )
}
