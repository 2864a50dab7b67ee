import type { Clock } from '../http/clock.ts'

/** One deployment, as the stand-in keeps it. */
export interface StoredDeploy {
  id: string
  status: string
  trigger: string
  createdAt: string
  commit: { id: string }
  /** What the next readings show. */
  upcoming: string[]
  /** A commit that somebody else deploys at its first reading. */
  overtakenBy: string | undefined
  /** How often it is still missing from lists. */
  hiddenFor: number
}

/** One service, as the stand-in keeps it; the newest deployment comes first. */
export interface StoredService {
  id: string
  name: string
  autoDeployTrigger: string
  deploys: StoredDeploy[]
}

/** What a new deployment is of. */
export interface NewDeploy {
  commit: string
  trigger: string
  clock: Clock
  statuses: readonly string[]
  overtakenBy?: string | undefined
}

/** Told when a commit begins to serve. */
export type OnLive = (service: string, commit: string) => void

/** What Render tells of a deployment. */
export function tell({ id, status, trigger, createdAt, commit }: StoredDeploy) {
  return { id, status, trigger, createdAt, commit }
}

/** Makes a service with what served there, the oldest commit first. */
export function createService(
  {
    name,
    commits,
    autoDeployTrigger = 'off',
  }: { name: string; commits: readonly string[]; autoDeployTrigger?: string },
  index: number,
  clock: Clock,
): StoredService {
  const service: StoredService = { id: `srv-${index + 1}`, name, autoDeployTrigger, deploys: [] }
  commits.forEach((commit, place) => {
    const made = addDeploy(service, { commit, trigger: 'api', clock, statuses: [] })
    made.status = place === commits.length - 1 ? 'live' : 'deactivated'
    const hoursAgo = commits.length - place
    made.createdAt = new Date(clock.now().getTime() - hoursAgo * 3_600_000).toISOString()
  })
  return service
}

/** Begins a deployment. */
export function addDeploy(
  service: StoredService,
  { commit, trigger, clock, statuses, overtakenBy }: NewDeploy,
): StoredDeploy {
  const number = service.deploys.length + 1
  const deploy: StoredDeploy = {
    id: `dep-${service.id.slice(4)}-${number}`,
    status: 'created',
    trigger,
    // Never two at the same moment: their order counts.
    createdAt: new Date(clock.now().getTime() + number).toISOString(),
    commit: { id: commit },
    upcoming: [...statuses],
    overtakenBy,
    hiddenFor: 0,
  }
  service.deploys.unshift(deploy)
  return deploy
}

/** Goes on by one reading. */
export function advance(service: StoredService, deploy: StoredDeploy, clock: Clock, onLive: OnLive): void {
  if (deploy.overtakenBy !== undefined) {
    const commit = deploy.overtakenBy
    deploy.overtakenBy = undefined
    becomeLive(service, addDeploy(service, { commit, trigger: 'manual', clock, statuses: [] }), onLive)
  }
  const next = deploy.upcoming.shift()
  if (next === 'live') becomeLive(service, deploy, onLive)
  else if (next !== undefined) deploy.status = next
}

function becomeLive(service: StoredService, deploy: StoredDeploy, onLive: OnLive): void {
  for (const each of service.deploys) if (each.status === 'live') each.status = 'deactivated'
  deploy.status = 'live'
  onLive(service.name, deploy.commit.id)
}
