import type { BlueprintService } from '@ehr/delivery'
import * as z from 'zod'
import type { Task } from '../outcome.ts'
import type { Note } from '../part.ts'
import { Refused } from '../refused.ts'
import { findEnvironment, query, type Scene, type Stage } from './scene.ts'

const serviceShape = z.object({
  id: z.string(),
  name: z.string(),
  branch: z.string().optional(),
  autoDeploy: z.string().optional(),
  autoDeployTrigger: z.string().optional(),
  serviceDetails: z
    .object({
      plan: z.string().optional(),
      region: z.string().optional(),
      numInstances: z.number().optional(),
      healthCheckPath: z.string().optional(),
      maxShutdownDelaySeconds: z.number().optional(),
      autoscaling: z.unknown().optional(),
      envSpecificDetails: z
        .object({
          buildCommand: z.string().optional(),
          preDeployCommand: z.string().optional(),
          startCommand: z.string().optional(),
        })
        .default({}),
    })
    .default({ envSpecificDetails: {} }),
})
type Found = z.infer<typeof serviceShape>

/** The services of an environment; what they read is compared after they are there. */
export async function readServices(scene: Scene): Promise<Stage> {
  const tasks: Task[] = []
  const notes: Note[] = []
  for (const wanted of scene.wanted.services) {
    const found = await findService(scene, wanted.name)
    tasks.push(createTask(scene, wanted, found))
    const region = found?.serviceDetails.region
    if (region !== undefined && wanted.region !== undefined && region !== wanted.region)
      notes.push({
        kind: 'missing',
        text: `service "${wanted.name}": it runs in ${region}, and delivery.json says ${wanted.region}. Render cannot move it: make a new one.`,
      })
  }
  return { tasks, notes }
}

/** Finds a service by its name. */
export async function findService({ ask, ownerId }: Scene, name: string): Promise<Found | undefined> {
  const all = await ask.list(`/services?${query({ name, ownerId })}`, 'service', serviceShape)
  return all.find((service) => service.name === name)
}

function createTask(scene: Scene, wanted: BlueprintService, found: Found | undefined): Task {
  const part = {
    what: `service "${wanted.name}"`,
    from: `${scene.environment.from}.services`,
    wanted: describe(wanted),
  }
  if (found === undefined) return { part, steps: [() => create(scene, wanted)] }
  return {
    part: { ...part, found: describeFound(found, wanted) },
    steps: listUpdates(scene, wanted, found),
  }
}

/** In the words of Render’s interface, of which those of its blueprint differ a little. */
function describe(service: BlueprintService) {
  return {
    autoDeployTrigger: 'off',
    plan: planOf(service),
    buildCommand: service.buildCommand,
    startCommand: service.startCommand,
    preDeployCommand: service.preDeployCommand ?? '',
    maxShutdownDelaySeconds: service.maxShutdownDelaySeconds,
    ...(service.branch !== undefined && { branch: service.branch }),
    ...(service.healthCheckPath !== undefined && { healthCheckPath: service.healthCheckPath }),
    ...(service.numInstances !== undefined && { numInstances: service.numInstances }),
    ...(service.scaling && { autoscaling: describeScaling(service.scaling) }),
  }
}

function describeFound(found: Found, wanted: BlueprintService) {
  const { plan, numInstances, healthCheckPath, maxShutdownDelaySeconds, autoscaling, envSpecificDetails } =
    found.serviceDetails
  const { buildCommand, startCommand, preDeployCommand = '' } = envSpecificDetails
  return {
    autoDeployTrigger: found.autoDeployTrigger ?? (found.autoDeploy === 'no' ? 'off' : 'commit'),
    ...{ plan, buildCommand, startCommand, preDeployCommand, maxShutdownDelaySeconds },
    ...(wanted.branch !== undefined && { branch: found.branch }),
    ...(wanted.healthCheckPath !== undefined && { healthCheckPath }),
    ...(wanted.numInstances !== undefined && { numInstances }),
    ...(wanted.scaling && { autoscaling }),
  }
}

function describeScaling(scaling: NonNullable<BlueprintService['scaling']>) {
  return {
    criteria: {
      cpu: { enabled: true, percentage: scaling.targetCPUPercent },
      memory: { enabled: true, percentage: scaling.targetMemoryPercent },
    },
    ...{ enabled: true, max: scaling.maxInstances, min: scaling.minInstances },
  }
}

/** Only Render’s interface writes plans of several words with underscores. */
function planOf({ plan }: BlueprintService): string {
  return plan.replaceAll(' ', '_')
}

function changeable(service: BlueprintService) {
  const { healthCheckPath, preDeployCommand, maxShutdownDelaySeconds, buildCommand, startCommand } = service
  return {
    ...{ plan: planOf(service), maxShutdownDelaySeconds },
    ...(healthCheckPath !== undefined && { healthCheckPath }),
    ...(preDeployCommand !== undefined && { preDeployCommand }),
    envSpecificDetails: { buildCommand, startCommand },
  }
}

async function create(scene: Scene, service: BlueprintService): Promise<unknown> {
  const { ask, ownerId, plan } = scene
  const { repository } = plan.metadata.product
  if (repository === undefined)
    throw new Refused(
      0,
      'delivery.json does not say which repository it is built from: set product.repository.',
    )
  const environment = await findEnvironment(scene)
  return ask.send('POST', '/services', {
    type: service.type === 'worker' ? 'background_worker' : 'web_service',
    ...{ name: service.name, ownerId, environmentId: environment?.id, autoDeploy: 'no' },
    repo: `https://github.com/${repository}`,
    ...(service.branch !== undefined && { branch: service.branch }),
    serviceDetails: {
      ...{ runtime: service.runtime, previews: service.previews, ...changeable(service) },
      ...(service.region !== undefined && { region: service.region }),
      ...(service.numInstances !== undefined && { numInstances: service.numInstances }),
      ...(service.scaling && { autoscaling: describeScaling(service.scaling) }),
    },
  })
}

function listUpdates({ ask }: Scene, wanted: BlueprintService, found: Found): Task['steps'] {
  const path = `/services/${found.id}`
  const { branch, numInstances, scaling } = wanted
  const hasSize = numInstances === undefined || numInstances === found.serviceDetails.numInstances
  return [
    () =>
      ask.send('PATCH', path, {
        autoDeployTrigger: 'off',
        ...(branch !== undefined && { branch }),
        serviceDetails: changeable(wanted),
      }),
    ...(hasSize ? [] : [() => ask.send('POST', `${path}/scale`, { numInstances })]),
    ...(scaling ? [() => ask.send('PUT', `${path}/autoscaling`, describeScaling(scaling))] : []),
  ]
}
