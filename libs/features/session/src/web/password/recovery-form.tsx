import { request } from '@ehr/ui/request/request.ts'
import { Notice } from '@ehr/ui/states/notice.tsx'
import { Button, Stack, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { askRecovery } from '../../contract.ts'
import { RefusalNotice } from '../refusal-notice.tsx'
import { attempt, type SignInRefusal } from '../send-sign-in.ts'

/** Asks for a link to a new password; says the same whether or not the address has an account. */
export function RecoveryForm({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation('session')
  const [email, setEmail] = useState('')
  const [state, setState] = useState<'asking' | 'sending' | 'sent' | SignInRefusal>('asking')

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setState('sending')
    const sent = await attempt(() => request(askRecovery, { body: { email } }))
    setState(sent === undefined ? 'sent' : sent)
  }
  if (state === 'sent') {
    return (
      <Stack gap="md">
        <Notice tone="ok" isLive takesFocus title={t('recovery.sent')}>
          {t('recovery.sentText')}
        </Notice>
        <Button variant="default" onClick={onBack}>
          {t('beginAgain')}
        </Button>
      </Stack>
    )
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {typeof state === 'object' && <RefusalNotice refusal={asAddressRefusal(state)} />}
        <Text>{t('recovery.text')}</Text>
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
        <Button type="submit" variant="filled" loading={state === 'sending'} fullWidth>
          {t('recovery.send')}
        </Button>
        <Button variant="subtle" onClick={onBack}>
          {t('beginAgain')}
        </Button>
      </Stack>
    </form>
  )
}

/** Here only the address can be wrong. */
function asAddressRefusal(refusal: SignInRefusal): SignInRefusal {
  return refusal.kind === 'wrong' ? { kind: 'address' } : refusal
}
