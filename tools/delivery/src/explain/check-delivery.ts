import type { Problem } from '../plan/problem.ts'
import { readWorkspaceGraph } from '../plan/read-graph.ts'
import { checkReferences } from '../references/check-references.ts'
import { readFacts } from '../references/facts.ts'
import { renderWorkspace, type Workspace } from '../sync/compute-sync.ts'
import { listDeployers } from '../sync/deployers.ts'

/** What a check of the delivery found. */
export interface DeliveryReport {
  /** How many files the metadata are rendered as; none where there is no delivery.json. */
  files: number
  problems: readonly Problem[]
}

/**
 * Checks that what generated files name is there: paths, ports, scripts, targets, variables, addresses, secrets, inputs.
 *
 * @throws Refusal with everything that is wrong with the metadata
 */
export async function checkDelivery(workspace: Workspace): Promise<DeliveryReport> {
  const rendered = await renderWorkspace(workspace)
  if (rendered === undefined) return { files: 0, problems: [] }
  const graph = readWorkspaceGraph({ ...workspace, deployers: listDeployers(workspace.root) })
  const facts = await readFacts(workspace.root, graph)
  return { files: rendered.files.length, problems: checkReferences({ ...rendered, facts }) }
}
