import { renderServices } from '@ehr/delivery'
import type { Deployer, DeployerOptions, Place, ServiceState } from '../deployer.ts'
import { hookVariable, listNeeded, readAccess } from './access.ts'
import { findRestorePoint, takeBackup } from './backups.ts'
import { followDeploy } from './follow-deploy.ts'
import { orderDeploys } from './order-deploys.ts'
import { createRenderClient, type RenderClient } from './render-client.ts'
import { callHook, startDeploy } from './start-deploy.ts'

/** Deploys to Render, by its REST interface or by deploy hooks, as `targets.render.deployBy` says. */
export const renderDeployer: Deployer = {
  target: 'render',
  listVariables: listNeeded,
  open: openRender,
}

function openRender(options: DeployerOptions): Place {
  const { plan, environment, env, http } = options
  const client = createRenderClient(http, readAccess(plan, env))
  const blueprint = renderServices(plan, environment)
  const deploysByHook = plan.metadata.targets.render?.deployBy === 'hook'
  const { database } = environment.metadata
  return {
    migrates: database === null ? 'never' : migratesWithin(blueprint) ? 'within' : 'before',
    readServices: () => Promise.all(blueprint.map(({ name }) => readService(client, name))),
    findRestorePoint: async () =>
      database === null ? NOTHING_TO_RESTORE : await findRestorePoint(http, client, database),
    takeBackup: async () => (database === null ? 'no database' : await takeBackup(http, client, database)),
    holdAutomatic: () => holdAutomatic(client, blueprint),
    start: ({ id, name }, commit) => {
      const hook = deploysByHook ? env[hookVariable(plan, environment, name)] : undefined
      const ask = async () =>
        hook === undefined ? (await client.createDeploy(id, commit))?.id : await callHook(http, hook, commit)
      return startDeploy(http, client, { serviceId: id, commit, ask })
    },
    goBack: ({ id }, to) => {
      const ask = async () => (await client.rollBack(id, to.id)).id
      return startDeploy(http, client, { serviceId: id, commit: to.commit, ask })
    },
    follow: ({ id, name }, deployId, deadline) =>
      followDeploy(http, client, { serviceId: id, serviceName: name, deployId, deadline }),
    cancel: ({ id }, deployId) => client.cancelDeploy(id, deployId),
  }
}

const NOTHING_TO_RESTORE = { isThere: true, text: 'no database' } as const

function migratesWithin(services: ReturnType<typeof renderServices>): boolean {
  return services.some(({ preDeployCommand }) => preDeployCommand !== undefined)
}

async function readService(client: RenderClient, name: string): Promise<ServiceState> {
  const service = await client.findService(name)
  if (service === undefined)
    throw new Error(
      `There is no service ${name} on Render. Apply render.yaml there, or see whose key this is.`,
    )
  const order = orderDeploys(await client.listDeploys(service.id))
  const isOff =
    service.autoDeployTrigger === undefined
      ? service.autoDeploy === 'no'
      : service.autoDeployTrigger === 'off'
  return { name, id: service.id, isAutomatic: !isOff, ...order }
}

async function holdAutomatic(
  client: RenderClient,
  blueprint: readonly { name: string }[],
): Promise<string[]> {
  const services = await Promise.all(blueprint.map(({ name }) => readService(client, name)))
  const automatic = services.filter(({ isAutomatic }) => isAutomatic)
  for (const { id } of automatic) await client.turnAutoDeployOff(id)
  return automatic.map(({ name }) => name)
}
