import { Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DemoAccount, Session, Step } from '../contract.ts'
import { DemoAccountList } from './demo-account-list.tsx'
import { RefusalNotice } from './refusal-notice.tsx'
import { type SignInRefusal, sendSignIn } from './send-sign-in.ts'

export interface PasswordStepProps {
  demoAccounts: readonly DemoAccount[]
  /** Why somebody is back at the beginning. */
  refusal: SignInRefusal | undefined
  onSignedIn: (session: Session) => void
  onAwaits: (step: Step) => void
  onUsed?: () => void
  onForgotten?: () => void
}

/** E-mail and password; one text for every wrong combination, so that it tells nothing about accounts. */
export function PasswordStep({ demoAccounts, onSignedIn, onAwaits, onUsed, ...props }: PasswordStepProps) {
  const { t } = useTranslation('session')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [refusal, setRefusal] = useState(props.refusal)
  const [isSending, setIsSending] = useState(false)
  const button = useRef<HTMLButtonElement>(null)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setIsSending(true)
    setRefusal(undefined)
    const sent = await sendSignIn({ email, password })
    setIsSending(false)
    if (sent.kind === 'signed-in') onSignedIn(sent.session)
    else if (sent.kind === 'awaits') onAwaits(sent.step)
    else setRefusal(sent)
  }
  const fill = (account: DemoAccount) => {
    onUsed?.()
    setEmail(account.email)
    setPassword(account.password)
    button.current?.focus()
  }

  return (
    <form onSubmit={submit} noValidate onInput={onUsed}>
      <Stack gap="md">
        {refusal !== undefined && <RefusalNotice refusal={refusal} />}
        <TextInput
          label={t('email')}
          type="email"
          name="email"
          autoComplete="username"
          dir="ltr"
          autoFocus
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('password')}
          name="password"
          autoComplete="current-password"
          dir="ltr"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
        />
        <Button type="submit" variant="filled" ref={button} loading={isSending} fullWidth>
          {t('submit')}
        </Button>
        {props.onForgotten !== undefined && (
          <Button variant="subtle" onClick={props.onForgotten}>
            {t('recovery.link')}
          </Button>
        )}
        {demoAccounts.length > 0 && <DemoAccountList accounts={demoAccounts} onPick={fill} />}
      </Stack>
    </form>
  )
}
