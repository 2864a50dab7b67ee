import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useState } from 'react'
import { getI18n } from 'react-i18next'
import { useClinicLanguage } from '../i18n/use-clinic-language.ts'
import { BrokenStart } from '../start/broken-start.tsx'
import { loadSignedIn } from '../start/signed-in.ts'
import { Waiting } from '../start/waiting.tsx'
import { NotSetUpPage } from './not-set-up-page.tsx'
import { leavePasswordLink, takePasswordToken } from './password-link.ts'
import { readySession } from './ready-session.ts'
import { sessionQuery } from './session-query.ts'
import { SignInPage } from './sign-in-page.tsx'

const SignedInApp = lazy(async () => {
  const { SignedInApp: App, loadFeatureTexts } = await loadSignedIn()
  await loadFeatureTexts(getI18n())
  return { default: App }
})

const SetPasswordPage = lazy(async () => ({
  default: (await import('./set-password-page.tsx')).SetPasswordPage,
}))

/** Shows the application to whoever is signed in and the sign-in screen to others, at the same address. */
export function SessionGate() {
  const { data, error, refetch } = useQuery(sessionQuery)
  const [token, setToken] = useState(takePasswordToken)
  useClinicLanguage(data?.clinic)
  const isChanging = useAddressForgotten(data?.user?.id)
  if (data === undefined) {
    if (error === null) return <Waiting />
    return <BrokenStart requestId={error.requestId} onRetry={() => void refetch()} />
  }
  const session = readySession(data)
  if (session === undefined) return <NotSetUpPage />
  if (isChanging) return <Waiting />
  if (token !== undefined) {
    const leave = async () => {
      leavePasswordLink()
      // Setting a password ends the sessions of its account, perhaps the one of this browser.
      await refetch()
      setToken(undefined)
    }
    return (
      <Suspense fallback={<Waiting />}>
        <SetPasswordPage session={session} token={token} onDone={leave} />
      </Suspense>
    )
  }
  if (session.user === null) return <SignInPage session={session} />
  return (
    <Suspense fallback={<Waiting />}>
      <SignedInApp key={session.user.id} session={session} user={session.user} />
    </Suspense>
  )
}

/**
 * After somebody left, the next person here must not begin on their patient, whether they signed out or somebody
 * else came. @returns whether the one before is still to be taken off the screen.
 */
function useAddressForgotten(userId: string | undefined): boolean {
  const [shownId, setShownId] = useState(userId)
  useEffect(() => {
    if (shownId === userId) return
    // Only now is the router gone, which would take the new address for a navigation.
    if (shownId !== undefined) history.replaceState(null, '', '/')
    setShownId(userId)
  }, [shownId, userId])
  return shownId !== undefined && userId !== undefined && shownId !== userId
}
