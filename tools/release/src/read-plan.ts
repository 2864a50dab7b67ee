import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DeliveryPlan, describeProblems, plan, readWorkspaceGraph } from '@ehr/delivery'
import { DEPLOYER_NAMES } from './deployers/registry.ts'

/**
 * Plans the delivery of a workspace, by Nx’s project graph and delivery.json.
 *
 * @throws naming everything that is wrong with them.
 */
export async function readPlan(root: string): Promise<DeliveryPlan> {
  const { createProjectGraphAsync } = await import('@nx/devkit')
  const { nodes } = await createProjectGraphAsync({ exitOnError: false })
  const graph = readWorkspaceGraph({ root, nodes, deployers: [...DEPLOYER_NAMES] })
  const outcome = plan(graph, JSON.parse(readFileSync(join(root, 'delivery.json'), 'utf8')))
  if (outcome.ok) return outcome.plan
  throw new Error(`delivery.json cannot be used.\n${describeProblems(outcome.problems)}`)
}
