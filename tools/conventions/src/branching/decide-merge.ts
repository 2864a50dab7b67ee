import { BRANCH_KINDS, findKind } from './kinds.ts'
import type { BranchingModel, MergeRule } from './models.ts'
import { printable } from './ref-names.ts'

/** A pull request, as far as the rules of merging look at it. */
export interface MergeRequest {
  /** Name of the branch that comes in, without `refs/heads/`. */
  head: string
  /** Name of the branch that it comes into. */
  base: string
  /** Whether the head is in another repository. */
  isFork: boolean
}

/** What is to be done with a pull request, why, and the label that says where it goes. */
export interface MergeDecision {
  decision: 'allow' | 'warn' | 'block'
  why: string
  /** Absent when the model has no such base. */
  label?: string
}

/** Decides whether the model lets a branch be merged into another. */
export function decideMerge(model: BranchingModel, request: MergeRequest): MergeDecision {
  const rule = findRule(model, request.base)
  if (rule === undefined) return { decision: 'block', why: describeBases(model, request.base) }
  const label = mergeLabel(rule)
  const pair = `${describeHead(request)} into ${printable(request.base)}`
  if (isListed(model, rule, request)) {
    return { decision: 'allow', why: `${pair} is a merge of the ${model.name} model.`, label }
  }
  const why = `${pair} is no merge of the ${model.name} model: ${describeRule(rule)}.${adviseFork(model, request)}`
  return { decision: isProduction(model, request.base) ? 'block' : 'warn', why, label }
}

/** Lists the labels that pull requests get by where they go. */
export function listMergeLabels(model: BranchingModel): string[] {
  return model.merges.map(mergeLabel).sort()
}

function findRule(model: BranchingModel, base: string): MergeRule | undefined {
  return model.merges.find((rule) =>
    'branch' in rule.base ? rule.base.branch === base : findKind([rule.base.kind], base) !== undefined,
  )
}

/** A fork calls its branches what it likes, so that a name proves nothing where the name itself is the proof. */
function isListed(model: BranchingModel, rule: MergeRule, { head, isFork }: MergeRequest): boolean {
  if (model.longLived.some(({ name }) => name === head)) return !isFork && rule.branches.includes(head)
  return findKind(rule.kinds, head) !== undefined
}

function isProduction(model: BranchingModel, base: string): boolean {
  return model.longLived.some(({ name, role }) => name === base && role === 'production')
}

function mergeLabel({ base }: MergeRule): string {
  return `target:${'branch' in base ? base.branch : base.kind}`
}

function describeHead({ head, isFork }: MergeRequest): string {
  const name = head === '' ? 'a branch without a name' : printable(head)
  return isFork ? `${name} of a fork` : name
}

function describeRule({ base, branches, kinds }: MergeRule): string {
  const into = 'branch' in base ? base.branch : BRANCH_KINDS[base.kind].shape
  return `into ${into} go ${[...branches, ...kinds.map((kind) => BRANCH_KINDS[kind].shape)].join(', ')}`
}

function describeBases(model: BranchingModel, base: string): string {
  const bases = model.merges.map((rule) =>
    'branch' in rule.base ? rule.base.branch : BRANCH_KINDS[rule.base.kind].shape,
  )
  return `The ${model.name} model merges nothing into "${printable(base)}"; it has ${bases.join(', ')}.`
}

function adviseFork(model: BranchingModel, { head, isFork }: MergeRequest): string {
  const isNamedLikeOurs = model.longLived.some(({ name }) => name === head)
  return isFork && isNamedLikeOurs ? ' That a fork calls its branch so makes it none of ours.' : ''
}
