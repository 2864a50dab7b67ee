import type { BranchingModel } from '@ehr/conventions/branching'
import type { AppBlock } from '../../model/app-block.ts'
import type { DeliveryMetadata, EnvironmentMetadata } from '../../model/metadata.ts'
import type { WorkspaceGraph } from '../graph.ts'
import type { Problem } from '../problem.ts'
import type { Workflow } from '../workflow.ts'

/** What rules look at. */
export interface RuleContext {
  metadata: DeliveryMetadata
  model: BranchingModel
  graph: WorkspaceGraph
  /** The `delivery` blocks of applications, by folder, where they can be read. */
  blocks: Readonly<Record<string, AppBlock>>
  workflows: readonly Workflow[]
}

/** Finds what is wrong with one concern; everything at once. */
export type PlanRule = (context: RuleContext) => Problem[]

/** Lists environments with where they are. */
export function listEnvironments({
  metadata,
}: RuleContext): { name: string; path: string; environment: EnvironmentMetadata }[] {
  return Object.entries(metadata.environments).map(([name, environment]) => ({
    name,
    path: `environments.${name}`,
    environment,
  }))
}

/** Lists the branches that a merge deploys to people’s data from. */
export function listPatientBranches(context: RuleContext): string[] {
  return listEnvironments(context).flatMap(({ environment: { dataClass, from } }) =>
    dataClass === 'phi' && from.branch !== undefined ? [from.branch] : [],
  )
}

/** A problem where a condition holds, none otherwise. */
export function when(condition: boolean, path: string, wrong: string, right: string): Problem[] {
  return condition ? [{ path, wrong, right }] : []
}

/** A problem for each name that is not among those known. */
export function unknownNames(
  names: readonly { name: string; path: string }[],
  known: readonly string[],
  what: string,
): Problem[] {
  return names.flatMap(({ name, path }) =>
    when(
      !known.includes(name),
      path,
      `there is no ${what} "${name}".`,
      `Name one of ${known.length === 0 ? 'those that you declare' : known.join(', ')}.`,
    ),
  )
}

/** A problem for each value that two places share; the later place has it. */
export function sharedValues(
  values: readonly { owner: string; value: string | undefined; path: string }[],
  what: string,
  right: string,
): Problem[] {
  const first = new Map<string, string>()
  return values.flatMap(({ owner, value, path }) => {
    if (value === undefined) return []
    const other = first.get(value)
    if (other === undefined) first.set(value, owner)
    return when(other !== undefined, path, `${owner} and ${other} share the ${what} "${value}".`, right)
  })
}
