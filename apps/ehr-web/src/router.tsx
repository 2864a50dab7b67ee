import { traceRouter } from '@ehr/observability/web'
import type { WebFeature } from '@ehr/ui'
import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, createRouter } from '@tanstack/react-router'
import { ChartPage } from './chart/chart-page.tsx'
import { ChartSummary } from './chart/chart-summary.tsx'
import { CHART_PATH, isChartPath, planRoutes } from './composition/plan-routes.ts'
import { screenOf } from './composition/screen-of.tsx'
import { AppLayout } from './layout/app-layout.tsx'
import { ErrorPage } from './pages/error-page.tsx'
import { HomePage } from './pages/home-page.tsx'
import { NotFoundPage } from './pages/not-found-page.tsx'
import { PageWaiting } from './pages/page-waiting.tsx'
import { TimelineScreen } from './timeline/timeline-screen.tsx'

export interface RouterContext {
  client: QueryClient
}

const rootRoute = createRootRouteWithContext<RouterContext>()({ component: AppLayout })

const homeRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', component: HomePage })

const chartRoute = createRoute({ getParentRoute: () => rootRoute, path: CHART_PATH, component: ChartPage })

const summaryRoute = createRoute({ getParentRoute: () => chartRoute, path: '/', component: ChartSummary })

const timelineRoute = createRoute({
  getParentRoute: () => chartRoute,
  path: 'timeline',
  component: TimelineScreen,
})

/**
 * The routes of the shell and of every feature. Screens below `/patients/$patientId` are children of the chart
 * and so have the patient's banner above them.
 */
export function createAppRouter(features: readonly WebFeature[], client: QueryClient) {
  const planned = planRoutes(features)
  const pages = planned
    .filter(({ route }) => !isChartPath(route.path))
    .map((plan) =>
      createRoute({ getParentRoute: () => rootRoute, path: plan.route.path, component: screenOf(plan) }),
    )
  const chartPages = planned
    .filter(({ route }) => isChartPath(route.path))
    .map((plan) =>
      createRoute({
        getParentRoute: () => chartRoute,
        path: plan.route.path.slice(CHART_PATH.length + 1),
        component: screenOf(plan),
      }),
    )
  const chart = chartRoute.addChildren([summaryRoute, timelineRoute, ...chartPages])
  const router = createRouter({
    routeTree: rootRoute.addChildren([homeRoute, chart, ...pages]),
    context: { client },
    defaultPreload: 'intent',
    defaultPendingMs: 300,
    defaultPendingComponent: PageWaiting,
    defaultErrorComponent: ErrorPage,
    defaultNotFoundComponent: NotFoundPage,
    scrollRestoration: true,
  })
  traceRouter(router)
  return router
}
