import { isAllowed, type ScreenProps, useViewer } from '@ehr/ui'
import { lazyRouteComponent, type RouteComponent, useParams } from '@tanstack/react-router'
import { NoPermissionPage } from '../pages/no-permission-page.tsx'
import { useDocumentTitle } from '../pages/use-document-title.ts'
import type { PlannedRoute } from './plan-routes.ts'

/** The component of a feature's route: its screen, or who grants the permission that is lacking. */
export function screenOf({ feature, route }: PlannedRoute): RouteComponent {
  const Screen = lazyRouteComponent(async () => {
    const { Screen: Loaded } = await route.screen()
    return { Screen: (props: ScreenProps) => <Loaded {...props} /> }
  }, 'Screen')

  function RouteScreen() {
    const viewer = useViewer()
    const params = useParams({ strict: false })
    useDocumentTitle(route.titleKey === undefined ? undefined : `${feature}:${route.titleKey}`)
    if (!isAllowed(viewer, route.access)) return <NoPermissionPage access={route.access} />
    return <Screen params={params} />
  }
  // The router fetches a screen's code when a link to it gets the pointer or the focus.
  return Object.assign(RouteScreen, { preload: () => Screen.preload?.() })
}
