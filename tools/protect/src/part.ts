import type { DeliveryPlan } from '@ehr/delivery'
import type { Call } from './client/call.ts'
import type { GitHubClient } from './client/client.ts'
import type { RepositoryFacts } from './fetch-facts.ts'

/** Settings as JSON, with lists in an order of their own, so that the same ones are equal. */
export type Settings = Readonly<Record<string, unknown>>

/** One thing that GitHub is told: as it is there, as delivery.json wants it, and the requests that bring it there. */
export interface Part {
  /** As people call it: `ruleset "protect main"`. */
  what: string
  /** The metadata that it follows from. */
  from: string
  /** In the same shape as `wanted`; absent where there is none yet. */
  found?: Settings
  wanted: Settings
  calls: readonly Call[]
}

/**
 * What else is to be told. `missing`: not as delivery.json says, and not for a machine to mend; `by-hand`: what somebody
 * may still do; `left-alone`: there, and not ours; `instead`: what holds where GitHub does not.
 */
export interface Note {
  kind: 'missing' | 'by-hand' | 'left-alone' | 'instead'
  text: string
}

/** What was read of one area. */
export interface Reading {
  parts: readonly Part[]
  notes: readonly Note[]
}

/** What areas are read from. */
export interface AreaContext {
  plan: DeliveryPlan
  client: GitHubClient
  facts: RepositoryFacts
  /** Actions that the workflows of the checkout run, as `owner/name`. */
  actions: readonly string[]
}

/** One area of settings, read and compared as a whole. */
export interface Area {
  what: string
  read(context: AreaContext): Promise<Reading>
}
