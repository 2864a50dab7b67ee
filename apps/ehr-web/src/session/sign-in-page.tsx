import type { Session } from '@ehr/feature-session/contract'
import { SignInForm } from '@ehr/feature-session/web'
import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { loadSignedIn, rememberSignedIn } from '../start/signed-in.ts'
import { Waiting } from '../start/waiting.tsx'
import { tellTabs } from './lock/session-channel.ts'
import type { ReadySession } from './ready-session.ts'
import { sessionQuery } from './session-query.ts'
import { SignInFrame } from './sign-in-frame.tsx'

const RecoveryForm = lazy(async () => ({
  default: (await import('@ehr/feature-session/web/recovery')).RecoveryForm,
}))

/** The sign-in screen; the address stays what it is, so that signing in shows what was asked for. */
export function SignInPage({ session }: { session: ReadySession }) {
  const { t } = useTranslation('app')
  const client = useQueryClient()
  const [isForgotten, setIsForgotten] = useState(false)
  const title = t(isForgotten ? 'recovery.title' : 'signIn.title')
  useEffect(() => {
    document.title = `${title} · ${session.clinic.name}`
  }, [title, session.clinic.name])

  const enter = (signedIn: Session) => {
    rememberSignedIn(true)
    if (signedIn.user !== null) tellTabs({ kind: 'entered', userId: signedIn.user.id })
    client.setQueryData(sessionQuery.queryKey, signedIn)
  }
  return (
    <SignInFrame session={session} title={title}>
      {isForgotten ? (
        <Suspense fallback={<Waiting />}>
          <RecoveryForm onBack={() => setIsForgotten(false)} />
        </Suspense>
      ) : (
        <SignInForm
          demoAccounts={session.demoAccounts}
          onSignedIn={enter}
          onUsed={() => void loadSignedIn()}
          onForgotten={() => setIsForgotten(true)}
        />
      )}
    </SignInFrame>
  )
}
