import { AUTOMATIC_KINDS, type BranchKind } from './kinds.ts'

/** The branching models that a workspace can choose from. */
export const MODEL_NAMES = ['git-flow', 'three-stage', 'deploy-tags', 'trunk'] as const

/** The name of one of the branching models. */
export type ModelName = (typeof MODEL_NAMES)[number]

/** What a branch that is never deleted is for. */
export type BranchRole = 'production' | 'staging' | 'integration'

/** What may be merged into one base; a kind as base stands for all branches of that kind. */
export interface MergeRule {
  base: { branch: string } | { kind: BranchKind }
  /** Names of long-lived branches that may come in. */
  branches: readonly string[]
  kinds: readonly BranchKind[]
}

/** One branching model: its branches, and what may go into what. */
export interface BranchingModel {
  name: ModelName
  /** From the last to the first on the way to people. */
  longLived: readonly { name: string; role: BranchRole }[]
  /** Where work, dependency updates and what comes back from production go. */
  integration: string
  /** The kinds of branches that people make. */
  work: readonly BranchKind[]
  merges: readonly MergeRule[]
}

/** The integration branch of the deploy-tags model when the metadata names none. */
export const DEFAULT_INTEGRATION = 'deploy/stmary-staging'

/** Makes the model of that name; `integration` is the branch that the deploy-tags model lets the metadata name. */
export function createModel(name: ModelName, integration: string = DEFAULT_INTEGRATION): BranchingModel {
  switch (name) {
    case 'git-flow':
      return GIT_FLOW
    case 'three-stage':
      return THREE_STAGE
    case 'trunk':
      return TRUNK
    case 'deploy-tags':
      return deployTags(integration)
  }
}

/** Finds the model's name in what a person or a file says. */
export function findModelName(text: unknown): ModelName | undefined {
  return MODEL_NAMES.find((name) => name === text)
}

const GIT_FLOW: BranchingModel = {
  name: 'git-flow',
  longLived: [
    { name: 'main', role: 'production' },
    { name: 'develop', role: 'integration' },
  ],
  integration: 'develop',
  work: ['feature', 'hotfix', 'release'],
  merges: [
    {
      base: { branch: 'develop' },
      branches: ['main'],
      kinds: ['feature', 'hotfix', 'release', ...AUTOMATIC_KINDS],
    },
    { base: { branch: 'main' }, branches: ['develop'], kinds: ['release', 'hotfix'] },
    // A version pull request, for a candidate of the release, may also stay within the freeze.
    { base: { kind: 'release' }, branches: [], kinds: ['version'] },
  ],
}

const THREE_STAGE: BranchingModel = {
  name: 'three-stage',
  longLived: [
    { name: 'main', role: 'production' },
    { name: 'staging', role: 'staging' },
    { name: 'development', role: 'integration' },
  ],
  integration: 'development',
  work: ['typed'],
  merges: [
    { base: { branch: 'development' }, branches: [], kinds: ['typed', ...AUTOMATIC_KINDS] },
    { base: { branch: 'staging' }, branches: ['development'], kinds: [] },
    { base: { branch: 'main' }, branches: ['staging'], kinds: [] },
  ],
}

/* Here `main` is both what work goes into and what releases are made from, so the stricter role counts. */
const TRUNK: BranchingModel = {
  name: 'trunk',
  longLived: [{ name: 'main', role: 'production' }],
  integration: 'main',
  work: ['typed'],
  merges: [{ base: { branch: 'main' }, branches: [], kinds: ['typed', ...AUTOMATIC_KINDS] }],
}

function deployTags(integration: string): BranchingModel {
  return {
    name: 'deploy-tags',
    longLived: [{ name: integration, role: 'integration' }],
    integration,
    work: ['numbered'],
    merges: [{ base: { branch: integration }, branches: [], kinds: ['numbered', ...AUTOMATIC_KINDS] }],
  }
}
