import { SetPasswordForm } from '@ehr/feature-session/web/recovery'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReadySession } from './ready-session.ts'
import { SignInFrame } from './sign-in-frame.tsx'

export interface SetPasswordPageProps {
  session: ReadySession
  token: string
  onDone: () => void
}

/** Where the link of a mail leads: a password is chosen, whoever is signed in here. */
export function SetPasswordPage({ session, token, onDone }: SetPasswordPageProps) {
  const { t } = useTranslation('app')
  useEffect(() => {
    document.title = `${t('setPassword.title')} · ${session.clinic.name}`
  }, [t, session.clinic.name])
  return (
    <SignInFrame session={session} title={t('setPassword.title')}>
      <SetPasswordForm token={token} onDone={onDone} />
    </SignInFrame>
  )
}
