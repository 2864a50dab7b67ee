import type { Session, SignedInUser } from '@ehr/feature-session/contract'
import { ResumeForm, SignInForm } from '@ehr/feature-session/web'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { ReadySession } from '../ready-session.ts'
import { replaceSession } from '../replace-session.ts'
import { sessionQuery } from '../session-query.ts'
import { SignInFrame } from '../sign-in-frame.tsx'
import css from './lock.module.css'
import { tellTabs } from './session-channel.ts'
import { useLockPlace } from './use-lock-place.ts'

export interface LockScreenProps {
  session: ReadySession
  user: SignedInUser
  onUnlocked: () => void
}

/**
 * Covers everything until somebody gives a password. The same user goes on in place, with what was typed; for
 * another the application begins anew.
 */
export function LockScreen({ session, user, onUnlocked }: LockScreenProps) {
  const { t } = useTranslation('app')
  const client = useQueryClient()
  const place = useLockPlace()
  const [isSigningIn, setIsSigningIn] = useState(false)

  const enter = async (entered: Session) => {
    if (entered.user === null) return setIsSigningIn(true)
    tellTabs({ kind: 'entered', userId: entered.user.id })
    // Somebody else starts afresh: SessionGate shows the application anew for another user's id.
    if (entered.user.id !== user.id) return await replaceSession(client, entered)
    client.setQueryData(sessionQuery.queryKey, entered)
    onUnlocked()
    await client.invalidateQueries({ predicate: (query) => query.state.status === 'error' })
  }
  return createPortal(
    <div className={css.screen} role="dialog" aria-modal aria-label={t('lock.title')}>
      <SignInFrame session={session} title={t('lock.title')}>
        <p>{t(isSigningIn ? 'lock.other' : 'lock.text', { name: user.name })}</p>
        {isSigningIn ? (
          <SignInForm demoAccounts={session.demoAccounts} onSignedIn={enter} />
        ) : (
          <ResumeForm onResumed={enter} onSignIn={() => setIsSigningIn(true)} />
        )}
      </SignInFrame>
    </div>,
    place,
  )
}
