import { Button, Stack } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Session } from '../contract.ts'
import { CodeInput } from './code-input.tsx'
import { RefusalNotice } from './refusal-notice.tsx'
import { type SignInRefusal, sendCode } from './send-sign-in.ts'

export interface CodeStepProps {
  onSignedIn: (session: Session) => void
  /** Back to the password: by choice, or because it took too long. */
  onBeginAgain: (refusal?: SignInRefusal) => void
}

/** The second step where the account has a second factor. */
export function CodeStep({ onSignedIn, onBeginAgain }: CodeStepProps) {
  const { t } = useTranslation('session')
  const [code, setCode] = useState('')
  const [refusal, setRefusal] = useState<SignInRefusal>()
  const [isSending, setIsSending] = useState(false)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setIsSending(true)
    setRefusal(undefined)
    const sent = await sendCode(code)
    setIsSending(false)
    if (sent.kind === 'signed-in') return onSignedIn(sent.session)
    if (sent.kind === 'expired') return onBeginAgain(sent)
    if (sent.kind !== 'awaits') setRefusal(sent.kind === 'wrong' ? { kind: 'code' } : sent)
    setCode('')
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {refusal !== undefined && <RefusalNotice refusal={refusal} />}
        <CodeInput value={code} onChange={setCode} description={t('code.signIn')} />
        <Button type="submit" variant="filled" loading={isSending} fullWidth>
          {t('submit')}
        </Button>
        <Button variant="subtle" onClick={() => onBeginAgain()}>
          {t('beginAgain')}
        </Button>
      </Stack>
    </form>
  )
}
