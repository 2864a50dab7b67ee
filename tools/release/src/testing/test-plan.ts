import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import {
  type DeliveryMetadata,
  type DeliveryPlan,
  describeProblems,
  plan,
  readWorkspaceGraph,
  type WorkspaceGraph,
} from '@ehr/delivery'
import { createPreset } from '@ehr/delivery/presets'
import { DEPLOYER_NAMES } from '../deployers/registry.ts'

/** The folder of this workspace. */
export const ROOT = resolve(import.meta.dirname, '../../../..')

const TARGETS = ['build', 'clinical-validation', 'e2e', 'lint', 'migrate-validate', 'test', 'typecheck']

/** Plans the delivery of the default preset, changed as a test needs it, for the applications of this workspace. */
export function createTestPlan(change: (metadata: DeliveryMetadata) => void = () => undefined): DeliveryPlan {
  graph ??= readGraph()
  const metadata = createPreset('hikma')
  change(metadata)
  const outcome = plan(graph, metadata)
  if (outcome.ok) return outcome.plan
  throw new Error(describeProblems(outcome.problems))
}

/** Read once: it looks through the routes of the whole workspace. */
let graph: WorkspaceGraph | undefined

function readGraph(): WorkspaceGraph {
  const nodes = Object.fromEntries(['ehr-api', 'ehr-web'].map(readNode))
  return { ...readWorkspaceGraph({ root: ROOT, nodes, deployers: [...DEPLOYER_NAMES] }), targets: TARGETS }
}

function readNode(app: string) {
  const root = `apps/${app}`
  const { name, delivery } = JSON.parse(readFileSync(join(ROOT, root, 'package.json'), 'utf8'))
  const targets = { build: { outputs: ['{projectRoot}/dist'] } }
  return [String(name), { data: { root, targets, metadata: { delivery } } }] as const
}
