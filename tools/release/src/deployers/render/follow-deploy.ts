import { type HttpContext, NoAnswer } from '../../http/request.ts'
import type { Ending } from '../deployer.ts'
import { toDeployment } from './order-deploys.ts'
import { type RenderClient, RenderRefusal } from './render-client.ts'
import { FAILED, type RenderDeploy } from './shapes.ts'

/** Render allows 400 readings in a minute. */
const POLL_MS = 5_000

/** What is followed. */
export interface Followed {
  serviceId: string
  serviceName: string
  deployId: string
  deadline: Date
}

/**
 * Follows a deployment to its end, saying each new status. One that was replaced by another of the same commit goes on
 * as that other; a reading that fails is repeated until the deadline.
 */
export async function followDeploy(
  context: HttpContext,
  client: RenderClient,
  followed: Followed,
): Promise<Ending> {
  let status = ''
  while (context.clock.now() < followed.deadline) {
    const deploy = await tryToRead(context, client, followed)
    if (deploy !== undefined && deploy.status !== status) {
      status = deploy.status
      context.say(`${followed.serviceName}: ${status.replaceAll('_', ' ')}`)
    }
    const outcome = deploy && (await judge(client, followed.serviceId, deploy))
    if (outcome?.kind === 'replaced')
      return await followDeploy(context, client, { ...followed, deployId: outcome.deployId })
    if (outcome !== undefined) return outcome
    await context.clock.sleep(POLL_MS, context.signal)
  }
  return { kind: 'late' }
}

async function tryToRead(
  context: HttpContext,
  client: RenderClient,
  { serviceId, deployId }: Followed,
): Promise<RenderDeploy | undefined> {
  try {
    return await client.getDeploy(serviceId, deployId)
  } catch (error) {
    const passes = error instanceof NoAnswer || (error instanceof RenderRefusal && error.status >= 429)
    if (!passes) throw error
    context.say(error.message)
    return undefined
  }
}

/** How it ended, if it did; or which deployment of the same commit took its place. */
async function judge(
  client: RenderClient,
  serviceId: string,
  deploy: RenderDeploy,
): Promise<Ending | { kind: 'replaced'; deployId: string } | undefined> {
  const { status, commit } = deploy
  if (status === 'live') return { kind: 'live' }
  if (!FAILED.some((each) => each === status) && status !== 'deactivated') return undefined
  if (status !== 'deactivated' && status !== 'canceled') return { kind: 'failed', status }
  const newer = await findNewer(client, serviceId, deploy)
  if (newer === undefined && status === 'canceled') return { kind: 'failed', status }
  if (newer === undefined) return { kind: 'superseded', by: undefined }
  const isSame = newer.commit?.id === commit?.id && newer.status !== 'deactivated'
  return isSame ? { kind: 'replaced', deployId: newer.id } : { kind: 'superseded', by: toDeployment(newer) }
}

async function findNewer(
  client: RenderClient,
  serviceId: string,
  deploy: RenderDeploy,
): Promise<RenderDeploy | undefined> {
  const deploys = await client.listDeploys(serviceId)
  return deploys
    .filter(({ createdAt }) => Date.parse(createdAt) > Date.parse(deploy.createdAt))
    .toSorted((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt))[0]
}
