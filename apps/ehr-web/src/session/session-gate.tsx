import type { SignedInUser } from '@ehr/feature-session/contract'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useRef } from 'react'
import { getI18n } from 'react-i18next'
import { BrokenStart } from '../start/broken-start.tsx'
import { loadSignedIn } from '../start/signed-in.ts'
import { Waiting } from '../start/waiting.tsx'
import { sessionQuery } from './session-query.ts'
import { SignInPage } from './sign-in-page.tsx'

const SignedInApp = lazy(async () => {
  const { SignedInApp: App, loadFeatureTexts } = await loadSignedIn()
  await loadFeatureTexts(getI18n())
  return { default: App }
})

/** Shows the application to whoever is signed in and the sign-in screen to others, at the same address. */
export function SessionGate() {
  const { data: session, error, refetch } = useQuery(sessionQuery)
  useAddressForgotten(session?.user ?? undefined)
  if (session === undefined) {
    if (error === null) return <Waiting />
    return <BrokenStart requestId={error.requestId} onRetry={() => void refetch()} />
  }
  if (session.user === null) return <SignInPage session={session} />
  return (
    <Suspense fallback={<Waiting />}>
      <SignedInApp key={session.user.id} session={session} user={session.user} />
    </Suspense>
  )
}

/** After signing out the next person here must not begin on somebody else's patient. */
function useAddressForgotten(user: SignedInUser | undefined): void {
  const before = useRef(user)
  useEffect(() => {
    // Only now is the router gone, which would take the new address for a navigation.
    if (before.current !== undefined && user === undefined) history.replaceState(null, '', '/')
    before.current = user
  }, [user])
}
