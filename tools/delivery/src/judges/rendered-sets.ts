import { MODEL_NAMES } from '@ehr/conventions/branching'
import type { DeliveryMetadata } from '../model/metadata.ts'
import type { DeliveryPlan } from '../plan/delivery-plan.ts'
import { plan } from '../plan/plan.ts'
import { describeProblems } from '../plan/problem.ts'
import { createPreset, PRESET_NAMES, type PresetName } from '../presets/index.ts'
import { readCompleteWorkspace } from '../testing/workspace.ts'

/** One whole delivery: a preset, or the branches of one on the targets of another. */
export interface DeliverySet {
  name: string
  metadata: DeliveryMetadata
  plan: DeliveryPlan
}

const PRESET_OF_MODEL = {
  'git-flow': 'hikma',
  'three-stage': 'three-stage',
  'deploy-tags': 'stmary',
  trunk: 'medstack',
} as const satisfies Record<(typeof MODEL_NAMES)[number], PresetName>

const PRESET_OF_TARGET = {
  render: 'hikma',
  compose: 'healthbridge',
  ssh: 'stmary',
  container: 'three-stage',
  kubernetes: 'medstack',
} as const satisfies Record<string, PresetName>

const graph = readCompleteWorkspace()

let sets: readonly DeliverySet[] | undefined

/** Lists all presets, and each branching model with each target, in a workspace that can run all of it. */
export function listSets(): readonly DeliverySet[] {
  sets ??= createSets()
  return sets
}

function createSets(): DeliverySet[] {
  const presets = PRESET_NAMES.map((name) => createSet(name, createPreset(name)))
  const mixes = MODEL_NAMES.flatMap((model) =>
    Object.entries(PRESET_OF_TARGET).map(([target, donor]) =>
      createSet(
        `${model} on ${target}`,
        mix(createPreset(PRESET_OF_MODEL[model]), createPreset(donor), target),
      ),
    ),
  )
  return [...presets, ...mixes]
}

function createSet(name: string, metadata: DeliveryMetadata): DeliverySet {
  const outcome = plan(graph, metadata)
  if (!outcome.ok) throw new Error(`${name}\n${describeProblems(outcome.problems)}`)
  return { name, metadata, plan: outcome.plan }
}

/** The branches and pipelines of one, on the targets of the other; secrets that nothing uses then are left out. */
function mix(base: DeliveryMetadata, donor: DeliveryMetadata, target: string): DeliveryMetadata {
  const environments = Object.fromEntries(
    Object.entries(base.environments).map(([name, environment]) => {
      const model = donor.environments[name] ?? donor.environments.production
      if (environment.target === 'local' || model === undefined) return [name, environment]
      const { services, secrets, variables } = model
      const merged = { ...variables, ...environment.variables }
      return [name, { ...environment, target, services, secrets, variables: merged }]
    }),
  )
  const deployed = Object.keys(environments).filter((name) => environments[name]?.target !== 'local')
  const secrets = Object.entries({ ...donor.secrets, ...base.secrets }).map(([name, secret]) => [
    name,
    secret.scope === 'repository' ? secret : { ...secret, scope: deployed },
  ])
  const all = { ...base, environments, targets: donor.targets, secrets: Object.fromEntries(secrets) }
  return { ...all, secrets: keepUsed(all) }
}

function keepUsed(metadata: DeliveryMetadata): DeliveryMetadata['secrets'] {
  const outcome = plan(graph, metadata)
  const unused = outcome.ok ? [] : outcome.problems.map(({ path }) => path)
  return Object.fromEntries(
    Object.entries(metadata.secrets).filter(([name]) => !unused.includes(`secrets.${name}`)),
  )
}
