import '@ehr/ui/theme/app-styles.ts'
import './preferences/density.css'
import type { Session, SignedInUser } from '@ehr/feature-session/contract'
import { untilIdle } from '@ehr/observability/web'
import { FeaturesProvider, type Viewer, ViewerProvider } from '@ehr/ui'
import { addLocales } from '@ehr/ui/i18n/create-i18n.ts'
import { useQueryClient } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import type { i18n as I18n } from 'i18next'
import { useEffect, useMemo, useState } from 'react'
import { preloadChart } from './chart/chart-parts.ts'
import { features } from './composition/features.ts'
import { useSingleKeys } from './preferences/single-keys.ts'
import { createAppRouter } from './router.tsx'
import { SessionEndedDialog } from './session/session-ended-dialog.tsx'

export interface SignedInAppProps {
  session: Session
  user: SignedInUser
}

/** Fetches the texts of all features; the application is shown once they are there. */
export function loadFeatureTexts(i18n: I18n): Promise<void> {
  return addLocales(i18n, Object.fromEntries(features.map(({ name, locales }) => [name, locales])))
}

/** Everything behind the sign-in: the router with every feature's screens. */
export function SignedInApp({ session, user }: SignedInAppProps) {
  const client = useQueryClient()
  const [router] = useState(() => createAppRouter(features, client))
  const [singleKeys] = useSingleKeys()
  const viewer = useMemo(() => viewerOf(session, user, singleKeys), [session, user, singleKeys])
  useEffect(() => {
    void untilIdle().then(() => preloadChart(features, viewer))
  }, [viewer])
  return (
    <ViewerProvider value={viewer}>
      <FeaturesProvider value={features}>
        <RouterProvider router={router} />
      </FeaturesProvider>
      <SessionEndedDialog user={user} demoAccounts={session.demoAccounts} />
    </ViewerProvider>
  )
}

function viewerOf({ clinic }: Session, user: SignedInUser, singleKeys: boolean): Viewer {
  return {
    name: user.name,
    roles: user.roles,
    permissions: new Set(user.permissions),
    site: { ...clinic, digits: 'latn', singleKeys },
  }
}
