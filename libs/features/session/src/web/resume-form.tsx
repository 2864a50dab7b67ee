import { Button, PasswordInput, Stack } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Session } from '../contract.ts'
import { RefusalNotice } from './refusal-notice.tsx'
import { type SignInRefusal, sendResume } from './send-sign-in.ts'

export interface ResumeFormProps {
  onResumed: (session: Session) => void
  /** The session is over, or somebody else is here: then one signs in. */
  onSignIn: (refusal?: SignInRefusal) => void
}

/** The password of whose session is locked; nothing else is asked for. */
export function ResumeForm({ onResumed, onSignIn }: ResumeFormProps) {
  const { t } = useTranslation('session')
  const [password, setPassword] = useState('')
  const [refusal, setRefusal] = useState<SignInRefusal>()
  const [isSending, setIsSending] = useState(false)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setIsSending(true)
    setRefusal(undefined)
    const sent = await sendResume(password)
    setIsSending(false)
    setPassword('')
    if (sent.kind === 'signed-in') return onResumed(sent.session)
    if (sent.kind === 'over') return onSignIn(sent)
    if (sent.kind !== 'awaits') setRefusal(sent)
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {refusal !== undefined && <RefusalNotice refusal={refusal} />}
        <PasswordInput
          label={t('password')}
          name="password"
          autoComplete="current-password"
          dir="ltr"
          data-autofocus
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
        />
        <Button type="submit" variant="filled" loading={isSending} fullWidth>
          {t('lock.resume')}
        </Button>
        <Button variant="subtle" onClick={() => onSignIn()}>
          {t('lock.other')}
        </Button>
      </Stack>
    </form>
  )
}
