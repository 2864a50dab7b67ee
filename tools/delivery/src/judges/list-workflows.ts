import { parse } from 'yaml'
import { renderWorkflow } from '../renderers/github/workflow-file.ts'
import type { DeliverySet } from './rendered-sets.ts'

/** One workflow as it is written, and which sets have it. */
export interface WrittenWorkflow {
  path: string
  text: string
  sets: readonly string[]
}

/** A step of one, as it stands in the file. */
export interface WrittenStep {
  name?: string
  uses?: string
  run?: string
  with?: Readonly<Record<string, unknown>>
  env?: Readonly<Record<string, unknown>>
}

/** A job of one. */
export interface WrittenJob {
  steps: readonly WrittenStep[]
  permissions?: Readonly<Record<string, string>>
  'timeout-minutes'?: number
}

/** Lists the workflows of all sets; what several sets have is judged once. */
export function listWorkflows(sets: readonly DeliverySet[]): WrittenWorkflow[] {
  const written = sets.flatMap(({ name, plan }) =>
    plan.workflows.map((workflow) => ({ name, ...renderWorkflow(workflow, plan) })),
  )
  return [...Map.groupBy(written, ({ path, text }) => `${path}\n${text}`).values()].flatMap((same) => {
    const [first] = same
    return first === undefined
      ? []
      : [{ path: first.path, text: first.text, sets: same.map(({ name }) => name) }]
  })
}

/** Reads the jobs of a file. */
export function readJobs(text: string): WrittenJob[] {
  const { jobs }: { jobs: Record<string, WrittenJob> } = parse(text)
  return Object.values(jobs)
}

/** Reads the steps of a file. */
export function readSteps(text: string): WrittenStep[] {
  return readJobs(text).flatMap(({ steps }) => steps)
}
