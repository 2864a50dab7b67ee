import { type DeliveryPlan, listRenderEnvironments } from '@ehr/delivery'
import * as z from 'zod'
import { applyTasks, comparePart, type PartOutcome, type Report } from '../outcome.ts'
import type { Note } from '../part.ts'
import { Refused, Stopped } from '../refused.ts'
import type { RenderAsk } from './ask.ts'
import { readConnections } from './connections.ts'
import { readDatabases } from './databases.ts'
import { readGroups } from './groups.ts'
import { readEnvironment, readProject } from './projects.ts'
import { createScene, type Scene, type Stage } from './scene.ts'
import { readServices } from './services.ts'

/** What Render is compared with, and whether it is brought there. */
export interface SettleOptions {
  plan: DeliveryPlan
  ask: RenderAsk
  /** The name or id of the workspace that pays; may be left out where the key knows only one. */
  owner?: string | undefined
  applies: boolean
}

const STAGES: readonly (readonly [what: string, read: (scene: Scene) => Promise<Stage>])[] = [
  ['the environment', readEnvironment],
  ['databases', readDatabases],
  ['groups of variables', readGroups],
  ['services', readServices],
  ['what services read', readConnections],
]

/**
 * Compares Render with the plan, stage by stage, since each is made within what was made before; applies what differs
 * where that is asked for. Nothing is ever removed.
 *
 * @throws Stopped when nothing could be compared at all.
 */
export async function settleRender({ plan, ask, owner, applies }: SettleOptions): Promise<Report> {
  const ownerId = await findOwner(ask, owner)
  const scenes = listRenderEnvironments(plan).map((environment) =>
    createScene({ plan, environment, ask, ownerId }),
  )
  const stages = [
    { what: 'the project', read: () => readProject({ plan, ask, ownerId }) },
    ...scenes.flatMap((scene) =>
      STAGES.map(([what, read]) => ({
        what: `${what} of ${scene.environment.name}`,
        read: () => read(scene),
      })),
    ),
  ]
  const parts: PartOutcome[] = []
  const notes: Note[] = []
  const unread: { what: string; why: string }[] = []
  for (const { what, read } of stages) {
    try {
      const stage = await read()
      const done = applies ? await applyTasks(stage.tasks) : compareOnly(stage)
      parts.push(...done.parts)
      notes.push(...stage.notes)
      if (done.stopped !== undefined) return { parts, notes, unread, stopped: done.stopped }
    } catch (error) {
      if (error instanceof Stopped && parts.length > 0)
        return { parts, notes, unread, stopped: error.message }
      if (!(error instanceof Refused)) throw error
      unread.push({ what, why: error.message })
    }
  }
  return { parts, notes, unread }
}

function compareOnly({ tasks }: Stage): Pick<Report, 'parts' | 'stopped'> {
  return { parts: tasks.map(({ part }) => comparePart(part)) }
}

const ownerShape = z.object({ id: z.string(), name: z.string() })

async function findOwner(ask: RenderAsk, wanted: string | undefined): Promise<string> {
  const owners = await ask.list('/owners', 'owner', ownerShape)
  const fitting = owners.filter(({ id, name }) => wanted === undefined || id === wanted || name === wanted)
  const [only] = fitting
  if (only !== undefined && fitting.length === 1) return only.id
  throw new Stopped(
    `Which workspace of Render? Give --workspace with one of: ${owners.map(({ id, name }) => `${name} (${id})`).join(', ')}.`,
  )
}
