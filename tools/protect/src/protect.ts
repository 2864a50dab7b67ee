import type { DeliveryPlan } from '@ehr/delivery'
import { AREAS } from './areas/areas.ts'
import type { GitHubClient } from './client/client.ts'
import { fetchFacts } from './fetch-facts.ts'
import { applyTasks, comparePart, type Report } from './outcome.ts'
import type { AreaContext, Note, Part } from './part.ts'
import { Refused, Stopped } from './refused.ts'

/** What GitHub is compared with, and whether it is brought there. */
export interface ProtectOptions {
  plan: DeliveryPlan
  client: GitHubClient
  /** Actions that the workflows of the checkout run, as `owner/name`. */
  actions: readonly string[]
  applies: boolean
}

/**
 * Compares GitHub with the plan, part by part, and applies what differs where that is asked for. What is refused holds
 * nothing else up; a second run does what is left.
 *
 * @throws Stopped when nothing could be compared at all.
 */
export async function protect({ plan, client, actions, applies }: ProtectOptions): Promise<Report> {
  const facts = await fetchFacts(client)
  if (applies && facts.permissions?.admin === false)
    throw new Stopped('Nothing was written: the token is not of somebody who administers the repository.')
  const { parts, notes, unread } = await readAreas({ plan, client, facts, actions })
  const tasks = parts.map(({ calls, ...part }) => ({
    part,
    steps: calls.map((call) => () => client.send(call)),
  }))
  if (!applies) return { parts: tasks.map(({ part }) => comparePart(part)), notes, unread }
  return { ...(await applyTasks(tasks)), notes, unread }
}

async function readAreas(context: AreaContext) {
  const parts: Part[] = []
  const notes: Note[] = []
  const unread: { what: string; why: string }[] = []
  for (const area of AREAS) {
    try {
      const reading = await area.read(context)
      parts.push(...reading.parts)
      notes.push(...reading.notes)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      unread.push({ what: area.what, why: error.message })
    }
  }
  return { parts, notes, unread }
}
