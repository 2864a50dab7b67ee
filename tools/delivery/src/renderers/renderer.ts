import type { DeliveryPlan } from '../plan/delivery-plan.ts'

/** One generated file. */
export interface RenderedFile {
  /** Relative to the workspace’s root, with forward slashes. */
  path: string
  /** With LF, and one at its end. */
  text: string
  /** The metadata that it follows from. */
  from: readonly string[]
}

/** Writes what a plan says as files, and decides nothing. */
export type Renderer = (plan: DeliveryPlan) => RenderedFile[]
