import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BranchingModel, createModel, findModelName, MODEL_NAMES } from './models.ts'
import { findRefProblem } from './ref-names.ts'

/** What may be tried in place of what delivery.json says. */
export interface ModelChoice {
  model?: string
  integration?: string
}

/**
 * Reads from delivery.json which branching model the workspace has: git-flow where there is no such file. Throws when
 * the file cannot be read, and on a model or an integration branch that cannot be.
 */
export function readModel(root: string, choice: ModelChoice = {}): BranchingModel {
  const branching = readBranching(join(root, 'delivery.json'))
  const wanted = choice.model ?? branching.model ?? 'git-flow'
  const name = findModelName(wanted)
  if (name === undefined)
    throw new Error(
      `There is no branching model ${JSON.stringify(wanted)}. There are: ${MODEL_NAMES.join(', ')}.`,
    )
  const integration = choice.integration ?? branching.integration
  if (integration === undefined) return createModel(name)
  const problem = typeof integration === 'string' ? findRefProblem(integration) : 'it is no text'
  if (problem !== undefined || typeof integration !== 'string')
    throw new Error(
      `${JSON.stringify(integration)} cannot be the integration branch: ${problem}. Name one such as "develop".`,
    )
  return createModel(name, integration)
}

function readBranching(path: string): { model?: unknown; integration?: unknown } {
  if (!existsSync(path)) return {}
  const text = readFileSync(path, 'utf8')
  try {
    return Object(Object(JSON.parse(text)).branching)
  } catch (cause) {
    throw new Error(`${path} could not be read as JSON. Mend it, or resolve the conflict in it.`, { cause })
  }
}
