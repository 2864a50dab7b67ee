import type { WebFeature, WebRoute } from '@ehr/ui'

/** Where a patient's chart is; everything below has the patient's banner. */
export const CHART_PATH = '/patients/$patientId'

/** A route with the feature that brought it. */
export interface PlannedRoute {
  readonly feature: string
  readonly route: WebRoute
}

/** Whether a route is a page of the chart. */
export function isChartPath(path: string): boolean {
  return path.startsWith(`${CHART_PATH}/`)
}

/**
 * Lists the routes of all features.
 * @throws when two features claim one address: the router would show either.
 */
export function planRoutes(features: readonly WebFeature[]): PlannedRoute[] {
  const owners = new Map<string, string>([
    ['/', 'the shell'],
    [CHART_PATH, 'the shell'],
    [`${CHART_PATH}/timeline`, 'the shell'],
  ])
  return features.flatMap(({ name, routes }) =>
    routes.map((route) => {
      const pattern = route.path.replace(/\$[A-Za-z]+/g, '$patientId')
      const owner = owners.get(pattern)
      if (owner !== undefined) {
        throw new Error(`Feature "${name}": the address ${route.path} belongs to ${owner} already.`)
      }
      owners.set(pattern, `feature "${name}"`)
      return { feature: name, route }
    }),
  )
}
