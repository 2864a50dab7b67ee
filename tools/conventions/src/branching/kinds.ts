import { COMMIT_TYPES } from '../commit-types.ts'
import { findRefProblem } from './ref-names.ts'

/** The types of `<type>/<kebab>`: those of commits, and hotfix. */
export const BRANCH_TYPES = [...COMMIT_TYPES, 'hotfix'] as const

const KEBAB = '[a-z0-9]+(?:-[a-z0-9]+)*'
const NUMBER = '(?:0|[1-9][0-9]*)'

/** Every kind of branch that comes and goes: what its name looks like, and an example. */
export const BRANCH_KINDS = {
  feature: {
    pattern: new RegExp(`^feature/${KEBAB}$`),
    shape: 'feature/<kebab>',
    sample: 'feature/growth-charts',
  },
  hotfix: {
    pattern: new RegExp(`^hotfix/${KEBAB}$`),
    shape: 'hotfix/<kebab>',
    sample: 'hotfix/wrong-dose-unit',
  },
  release: {
    pattern: new RegExp(`^release/v${NUMBER}\\.${NUMBER}\\.${NUMBER}$`),
    shape: 'release/vX.Y.Z',
    sample: 'release/v1.4.0',
  },
  typed: {
    pattern: new RegExp(`^(?:${BRANCH_TYPES.join('|')})/${KEBAB}$`),
    shape: '<type>/<kebab>',
    sample: 'feat/growth-charts',
  },
  numbered: { pattern: new RegExp(`^[0-9]{3}-${KEBAB}$`), shape: 'NNN-<kebab>', sample: '042-growth-charts' },
  version: {
    pattern: /^changeset-release\/./,
    shape: 'changeset-release/*',
    sample: 'changeset-release/main',
  },
  update: {
    pattern: /^(?:dependabot|renovate)\/./,
    shape: 'dependabot/** or renovate/**',
    sample: 'renovate/vite-8.x',
  },
  revert: { pattern: /^revert-./, shape: 'revert-*', sample: 'revert-12-feature/growth-charts' },
} as const

/** One of the kinds of branches that come and go. */
export type BranchKind = keyof typeof BRANCH_KINDS

/** The kinds that programs make; they exist in every model. */
export const AUTOMATIC_KINDS = ['version', 'update', 'revert'] as const satisfies readonly BranchKind[]

/** Finds the kind of a branch among those given; a name that git refuses is of no kind. */
export function findKind(kinds: readonly BranchKind[], name: string): BranchKind | undefined {
  if (findRefProblem(name) !== undefined) return undefined
  return kinds.find((kind) => BRANCH_KINDS[kind].pattern.test(name))
}
