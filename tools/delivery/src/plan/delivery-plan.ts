import type { BranchingModel, BranchRole } from '@ehr/conventions/branching'
import type { AppBlock } from '../model/app-block.ts'
import type { DeliveryMetadata, EnvironmentMetadata, Protection } from '../model/metadata.ts'
import type { WorkspaceGraph, WorkspaceInventory } from './graph.ts'
import type { Ruleset } from './ruleset.ts'
import type { Workflow } from './workflow.ts'

/** Everything that renderers need: valid, complete and sorted, with nothing left to decide. */
export interface DeliveryPlan {
  /** The metadata as parsed, for facts that documents state and nothing else depends on. */
  metadata: DeliveryMetadata
  model: BranchingModel
  branches: readonly PlannedBranch[]
  rulesets: readonly Ruleset[]
  workflows: readonly Workflow[]
  environments: readonly PlannedEnvironment[]
  apps: readonly PlannedApp[]
  secrets: readonly PlannedSecret[]
  labels: readonly Label[]
  /** Jobs that the metadata asks for and that this workspace cannot run yet, with what is missing. */
  notYet: readonly { job: string; missing: string }[]
  /** What documents say of the workspace itself. */
  workspace: Pick<WorkspaceGraph, 'commands' | 'versions'> & WorkspaceInventory
}

/** One long-lived branch. */
export interface PlannedBranch {
  name: string
  role: BranchRole
  protection: Protection
  /** Names of checks that a pull request needs; each is the name of a job that reports. */
  requiredChecks: readonly string[]
  /** Environments that a merge into it deploys. */
  deploys: readonly string[]
  from: string
}

/** One application, as it is delivered. */
export interface PlannedApp {
  name: string
  project: string
  root: string
  block: AppBlock
}

/** One environment, with everything that runs in it. */
export interface PlannedEnvironment {
  name: string
  metadata: EnvironmentMetadata
  /** Whether a deployer for its target exists; without one no job deploys it. */
  isDeployable: boolean
  /** The file of the workflow that deploys it; absent for a local one. */
  workflow?: string
  services: readonly PlannedService[]
  variables: readonly PlannedVariable[]
  /** Settings of the environment on GitHub; absent for a local one. */
  github?: GitHubEnvironment
  isBackedUp: boolean
  from: string
}

/** One application running in one environment. */
export interface PlannedService {
  app: string
  replicas: number
  settings: EnvironmentMetadata['services'][string]
}

/** One variable in one environment: who reads it, and where its value comes from. */
export interface PlannedVariable {
  name: string
  /** Applications that read it; `cli` are the commands. */
  apps: readonly string[]
  description: string
  isSecret: boolean
  source: VariableSource
}

/** Where a variable’s value comes from; `database` is the connection of the environment’s own. */
export type VariableSource =
  | { kind: 'value'; value: string }
  | { kind: 'secret'; secret: string }
  | { kind: 'database'; role: 'application' | 'owner' }
  | { kind: 'release' }
  | { kind: 'default'; value: string }
  | { kind: 'unset' }

/** What GitHub is told about an environment. */
export interface GitHubEnvironment {
  name: string
  reviewers: readonly string[]
  waitMinutes: number
  /** From which branches and tags it may be deployed. */
  deploysFrom: readonly { kind: 'branch' | 'tag'; pattern: string }[]
}

/** One secret: where it lies, and which jobs and variables use it. */
export interface PlannedSecret {
  name: string
  purpose: string
  rotateEveryDays: number
  /** Environments that have a value each; none for one value in the repository. */
  environments: readonly string[]
  usedBy: readonly string[]
}

/** One label of pull requests. */
export interface Label {
  name: string
  description: string
}
