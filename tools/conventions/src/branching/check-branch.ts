import { AUTOMATIC_KINDS, BRANCH_KINDS, BRANCH_TYPES, type BranchKind, findKind } from './kinds.ts'
import type { BranchingModel } from './models.ts'
import { findRefProblem, printable } from './ref-names.ts'

/** Whether a branch may be called that; if not, why, and what it might be called instead. */
export type BranchVerdict =
  | { ok: true; kind: BranchKind | 'long-lived' }
  | { ok: false; why: string; suggestion: string }

/** Checks the name of a branch, without `refs/heads/`, by the model: long-lived, a kind of work, or a program's. */
export function checkBranch(model: BranchingModel, name: string): BranchVerdict {
  if (model.longLived.some((branch) => branch.name === name)) return { ok: true, kind: 'long-lived' }
  const kind = findKind([...model.work, ...AUTOMATIC_KINDS], name)
  if (kind !== undefined) return { ok: true, kind }
  return { ok: false, why: explain(model, name), suggestion: suggest(model, name) }
}

function explain(model: BranchingModel, name: string): string {
  const problem = findRefProblem(name)
  if (problem !== undefined) return `"${printable(name)}" cannot be a branch: ${problem}.`
  const shapes = model.work.map((kind) => BRANCH_KINDS[kind].shape)
  const branches = model.longLived.map((branch) => branch.name)
  return [
    `"${printable(name)}" is no branch of the ${model.name} model, which has ${[...branches, ...shapes].join(', ')}.`,
    'Kebab names are lower-case letters and digits with single hyphens between them.',
    ...(model.work.includes('typed') ? [`Types: ${BRANCH_TYPES.join(', ')}.`] : []),
  ].join(' ')
}

/* Made of what was meant: the words of the name in the shape of the model's first kind, or of the kind that it names. */
function suggest(model: BranchingModel, name: string): string {
  const [head = '', ...rest] = name
    .slice(0, 400)
    .replace(/^refs\/heads\//, '')
    .split('/')
  const words = toKebab(rest.length === 0 ? head : rest.join('-'))
  const kind = model.work.find((each) => each === toKebab(head)) ?? model.work[0] ?? 'typed'
  if (words === '' || kind === 'release') return BRANCH_KINDS[kind].sample
  if (kind === 'numbered') return `${/\d{3}/.exec(name)?.[0] ?? '001'}-${words.replace(/^\d{3}-/, '')}`
  if (kind === 'typed') return `${typeOf(head)}/${words}`
  return `${kind}/${words}`
}

function typeOf(head: string): string {
  return BRANCH_TYPES.find((type) => toKebab(head).startsWith(type)) ?? 'feat'
}

function toKebab(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replaceAll(/^-+|-+$/g, '')
}
