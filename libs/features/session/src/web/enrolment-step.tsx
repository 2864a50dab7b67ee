import { queryOf } from '@ehr/ui/request/query-of.ts'
import { request } from '@ehr/ui/request/request.ts'
import { Notice } from '@ehr/ui/states/notice.tsx'
import { Skeleton } from '@ehr/ui/states/skeleton.tsx'
import { Button, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { beginEnrolment, confirmEnrolment, type Session } from '../contract.ts'
import { CodeInput } from './code-input.tsx'
import { RecoveryCodesView } from './recovery-codes-view.tsx'
import { RefusalNotice } from './refusal-notice.tsx'
import { attempt, refusalOf, type SignInRefusal } from './send-sign-in.ts'
import { TotpSetupView } from './totp-setup-view.tsx'

export interface EnrolmentStepProps {
  onSignedIn: (session: Session) => void
  onBeginAgain: (refusal?: SignInRefusal) => void
}

/** Another key for each time that the step is shown, and none kept. */
const setupQuery = {
  ...queryOf(beginEnrolment, {}),
  gcTime: 0,
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
}

/** The second step for who must have a second factor and has none: set it up, confirm it, keep the codes. */
export function EnrolmentStep({ onSignedIn, onBeginAgain }: EnrolmentStepProps) {
  const { t } = useTranslation('session')
  const { data: setup, error } = useQuery(setupQuery)
  const [code, setCode] = useState('')
  const [refusal, setRefusal] = useState<SignInRefusal>()
  const [isSending, setIsSending] = useState(false)
  const [entered, setEntered] = useState<{ session: Session; recoveryCodes: readonly string[] }>()
  useEffect(() => {
    if (error !== null) onBeginAgain(refusalOf(error))
  }, [error, onBeginAgain])

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setIsSending(true)
    setRefusal(undefined)
    const sent = await attempt(() => request(confirmEnrolment, { body: { code } }))
    setIsSending(false)
    if ('recoveryCodes' in sent) return setEntered(sent)
    if (sent.kind === 'expired') return onBeginAgain(sent)
    setRefusal(sent.kind === 'wrong' ? { kind: 'code' } : sent)
    setCode('')
  }
  if (entered !== undefined) {
    return <RecoveryCodesView codes={entered.recoveryCodes} onKept={() => onSignedIn(entered.session)} />
  }
  if (setup === undefined) return <Skeleton rows={6} />
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {refusal === undefined ? (
          <Notice tone="info" title={t('setup.demanded')} />
        ) : (
          <RefusalNotice refusal={refusal} />
        )}
        <TotpSetupView setup={setup} />
        <CodeInput value={code} onChange={setCode} description={t('code.setup')} />
        <Button type="submit" variant="filled" loading={isSending} fullWidth>
          {t('setup.confirm')}
        </Button>
        <Button variant="subtle" onClick={() => onBeginAgain()}>
          {t('beginAgain')}
        </Button>
      </Stack>
    </form>
  )
}
