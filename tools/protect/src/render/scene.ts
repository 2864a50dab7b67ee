import {
  type BlueprintEnvironment,
  type DeliveryPlan,
  type PlannedEnvironment,
  renderEnvironment,
} from '@ehr/delivery'
import * as z from 'zod'
import type { Task } from '../outcome.ts'
import type { Note } from '../part.ts'
import type { RenderAsk } from './ask.ts'

/** One environment that runs on Render, and what it is compared with. */
export interface Scene {
  plan: DeliveryPlan
  environment: PlannedEnvironment
  /** The same as render.yaml has it. */
  wanted: BlueprintEnvironment
  ask: RenderAsk
  /** The workspace of Render that pays for it. */
  ownerId: string
}

/** What was read of one kind of resource. */
export interface Stage {
  tasks: readonly Task[]
  notes: readonly Note[]
}

const named = z.object({ id: z.string(), name: z.string() })

/** Makes the scene of an environment. */
export function createScene(scene: Omit<Scene, 'wanted'>): Scene {
  return { ...scene, wanted: renderEnvironment(scene.plan, scene.environment) }
}

/** Finds the project of delivery.json on Render. */
export async function findProject({ ask, ownerId, plan }: Pick<Scene, 'ask' | 'ownerId' | 'plan'>) {
  const name = projectName(plan)
  const projects = await ask.list(`/projects?${query({ name, ownerId })}`, 'project', named)
  return projects.find((project) => project.name === name)
}

const environmentShape = named.extend({
  protectedStatus: z.string().optional(),
  networkIsolationEnabled: z.boolean().optional(),
})

/** Finds the environment in that project. */
export async function findEnvironment(scene: Scene) {
  const project = await findProject(scene)
  if (project === undefined) return undefined
  const { name } = scene.environment
  const path = `/environments?${query({ projectId: project.id, name })}`
  const all = await scene.ask.list(path, 'environment', environmentShape)
  return all.find((environment) => environment.name === name)
}

/** What the project is called. */
export function projectName({ metadata }: DeliveryPlan): string {
  return metadata.targets.render?.project ?? metadata.product.name
}

/** Puts together what follows a question mark. */
export function query(parts: Readonly<Record<string, string>>): string {
  return String(new URLSearchParams(parts))
}
