import '@ehr/ui/theme/app-styles.ts'
import './preferences/density.css'
import type { SignedInUser } from '@ehr/feature-session/contract'
import { untilIdle } from '@ehr/observability/web'
import { FeaturesProvider, LeaveTargetContext, type Viewer, ViewerProvider } from '@ehr/ui'
import { useQueryClient } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import type { i18n as I18n } from 'i18next'
import { useEffect, useMemo, useState } from 'react'
import { preloadChart } from './chart/chart-parts.ts'
import { describeLeaveTarget } from './chart/leave-target.tsx'
import { features } from './composition/features.ts'
import { useSingleKeys } from './preferences/single-keys.ts'
import { useOwnLook } from './preferences/use-look.ts'
import { createAppRouter } from './router.tsx'
import { LockContext } from './session/lock/lock-context.ts'
import { LockScreen } from './session/lock/lock-screen.tsx'
import { LockWarning } from './session/lock/lock-warning.tsx'
import { useSessionLock } from './session/lock/use-session-lock.ts'
import type { ReadySession } from './session/ready-session.ts'

export interface SignedInAppProps {
  session: ReadySession
  user: SignedInUser
}

/** Fetches the texts of all features; the application is shown once they are there. */
export function loadFeatureTexts(i18n: I18n): Promise<void> {
  return i18n.loadNamespaces(features.map(({ name }) => name))
}

/** Everything behind the sign-in: the router with every feature's screens. */
export function SignedInApp({ session, user }: SignedInAppProps) {
  const client = useQueryClient()
  const [router] = useState(() => createAppRouter(features, client))
  const [singleKeys] = useSingleKeys()
  useOwnLook(user.id)
  const lock = useSessionLock(user)
  const viewer = useMemo(() => viewerOf(session, user, singleKeys), [session, user, singleKeys])
  useEffect(() => {
    void untilIdle().then(() => preloadChart(features, viewer))
  }, [viewer])
  return (
    <ViewerProvider value={viewer}>
      <FeaturesProvider value={features}>
        <LeaveTargetContext value={describeLeaveTarget}>
          <LockContext value={lock.lock}>
            <RouterProvider router={router} />
          </LockContext>
        </LeaveTargetContext>
      </FeaturesProvider>
      {lock.secondsLeft !== undefined && <LockWarning secondsLeft={lock.secondsLeft} />}
      {lock.isLocked && <LockScreen session={session} user={user} onUnlocked={lock.unlock} />}
    </ViewerProvider>
  )
}

function viewerOf({ clinic }: ReadySession, user: SignedInUser, singleKeys: boolean): Viewer {
  return {
    name: user.name,
    roles: user.roles,
    permissions: new Set(user.permissions),
    site: { ...clinic, singleKeys },
  }
}
