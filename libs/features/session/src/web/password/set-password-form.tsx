import { request } from '@ehr/ui/request/request.ts'
import { RequestFailure } from '@ehr/ui/request/request-failure.ts'
import { Notice } from '@ehr/ui/states/notice.tsx'
import { Button, Stack } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { setPassword } from '../../contract.ts'
import { RefusalNotice } from '../refusal-notice.tsx'
import { refusalOf, type SignInRefusal } from '../send-sign-in.ts'
import { NewPasswordInput } from './new-password-input.tsx'

export interface SetPasswordFormProps {
  /** What the link carried. */
  token: string
  /** To the sign-in screen. */
  onDone: () => void
}

type State = 'choosing' | 'sending' | 'done' | { problem: string } | { refusal: SignInRefusal }

/** Chooses a password by a mailed link. */
export function SetPasswordForm({ token, onDone }: SetPasswordFormProps) {
  const { t } = useTranslation('session')
  const [password, setNewPassword] = useState('')
  const [state, setState] = useState<State>('choosing')

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setState('sending')
    setState(await send(token, password))
  }
  if (state === 'done') {
    return (
      <Stack gap="md">
        <Notice tone="ok" isLive takesFocus title={t('newPassword.done')} />
        <Button variant="filled" onClick={onDone}>
          {t('submit')}
        </Button>
      </Stack>
    )
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {typeof state === 'object' && 'refusal' in state && <RefusalNotice refusal={state.refusal} />}
        <NewPasswordInput
          value={password}
          onChange={setNewPassword}
          problem={typeof state === 'object' && 'problem' in state ? state.problem : undefined}
        />
        <Button type="submit" variant="filled" loading={state === 'sending'} fullWidth>
          {t('newPassword.save')}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          {t('beginAgain')}
        </Button>
      </Stack>
    </form>
  )
}

async function send(token: string, password: string): Promise<State> {
  try {
    await request(setPassword, { body: { token, password } })
    return 'done'
  } catch (error) {
    if (!(error instanceof RequestFailure)) throw error
    const place = error.places.find(({ pointer }) => pointer === '/body/password')
    return place === undefined ? { refusal: refusalOf(error) } : { problem: place.detail }
  }
}
