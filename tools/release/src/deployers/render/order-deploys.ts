import type { Deployment, ServiceState } from '../deployer.ts'
import { type RenderDeploy, RUNNING } from './shapes.ts'

/** What of a service its deployments tell. */
export type Order = Pick<ServiceState, 'live' | 'running' | 'earlier'>

/**
 * Tells from the deployments of a service which one serves, which is on its way, and to which one could go back: what
 * served before with another commit. What served right before a rollback was rolled back, and nobody goes back to it.
 */
export function orderDeploys(deploys: readonly RenderDeploy[]): Order {
  const newestFirst = deploys.toSorted((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt))
  const served = newestFirst.filter(({ status }) => status === 'live' || status === 'deactivated')
  const live = served.find(({ status }) => status === 'live')
  const running = newestFirst.find(({ status }) => RUNNING.some((each) => each === status))
  const condemned = served.flatMap((deploy, index) =>
    deploy.trigger === 'rollback' ? (served[index + 1]?.id ?? []) : [],
  )
  const before = live === undefined ? [] : served.slice(served.indexOf(live) + 1)
  return {
    ...(live && { live: toDeployment(live) }),
    ...(running && { running: toDeployment(running) }),
    earlier: before
      .filter(({ id, commit }) => !condemned.includes(id) && commit?.id !== live?.commit?.id)
      .map(toDeployment),
  }
}

/** As deployers call what Render tells. */
export function toDeployment({ id, commit, status, createdAt }: RenderDeploy): Deployment {
  return { id, commit: commit?.id ?? '', status, createdAt }
}
