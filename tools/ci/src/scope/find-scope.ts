import {
  EMPTY_TREE,
  findBranch,
  findCommit,
  findMergeBase,
  git,
  isAncestor,
  isShallow,
} from '@ehr/conventions/git'
import type { CiEvent } from './event.ts'
import type { VerifiedCommit } from './verified-runs.ts'

/** Between which commits a run looks for what is affected, and why these. */
export interface Scope {
  base: string
  head: string
  why: string
  /** Whether everything counts as affected: `base` is then git’s empty tree. */
  isEverything: boolean
  /** Whether what is not committed counts too, as on a person’s own machine. */
  hasWorkingTree: boolean
}

/** What a scope is found from. */
export interface ScopeQuestion {
  root: string
  event: CiEvent
  /** Lives for good, the branch that work comes into last; production first. */
  longLived: readonly string[]
  /** Lists verified commits, newest first, of one branch or of all; absent where nobody can be asked. */
  listVerified?: (branch?: string) => AsyncIterable<VerifiedCommit>
}

/**
 * Finds base and head of a run. Whatever is not known to be verified counts as changed: a base that is too new would
 * let through what nobody checked, one that is too old only costs time.
 */
export async function findScope(question: ScopeQuestion): Promise<Scope> {
  const { root, event } = question
  const head = git(root, ['rev-parse', 'HEAD'])
  switch (event.kind) {
    case 'pull-request':
      return findForPullRequest(root, event, head)
    case 'merge-queue':
      return findForMergeQueue(root, event, head)
    case 'push':
      return findForPush(question, event, head)
    case 'tag':
      return findFromVerified(question, head, `The tag ${event.name}`)
    case 'everything':
      return everything(head, `A run by ${event.name} checks everything`)
    case 'local':
      return findLocally(question, head)
  }
}

type EventOf<K extends CiEvent['kind']> = Extract<CiEvent, { kind: K }>

function findForPullRequest(root: string, event: EventOf<'pull-request'>, merged: string): Scope {
  const head = event.head === undefined ? merged : findCommit(root, event.head)
  if (head === undefined)
    return everything(merged, `The pull request’s commit ${event.head} is not in this clone`)
  const base = parting(root, event.base, head)
  return base === undefined
    ? everything(head, missingHistory(root, event.base))
    : between(base, head, `A pull request into ${event.base}, from where it parted`)
}

/**
 * Not from the entry before it in the queue: where only the last entry of a group must be green, what an earlier, red
 * one brought would go in unchecked.
 */
function findForMergeQueue(root: string, event: EventOf<'merge-queue'>, head: string): Scope {
  const base = parting(root, event.base, head)
  return base === undefined
    ? everything(head, missingHistory(root, event.base))
    : between(base, head, `The merge queue of ${event.base}, with all entries before this one`)
}

async function findForPush(question: ScopeQuestion, event: EventOf<'push'>, head: string): Promise<Scope> {
  const how = describePush(question.root, event)
  const isLongLived = question.longLived.includes(event.branch)
  return findFromVerified(question, head, how, isLongLived ? event.branch : undefined, event.branch)
}

function describePush(root: string, { branch, before, isForced }: EventOf<'push'>): string {
  if (before === undefined) return `The first push of ${branch}`
  if (isForced) return `A push to ${branch} that replaced commits`
  if (findCommit(root, before) === undefined)
    return `A push to ${branch} after a commit that is not in this clone`
  return `A push to ${branch}`
}

/** A dropped commit that was green says nothing of what came before it, so only ancestors count. */
async function findFromVerified(
  { root, longLived, listVerified }: ScopeQuestion,
  head: string,
  how: string,
  onlyBranch?: string,
  ownBranch?: string,
): Promise<Scope> {
  if (listVerified === undefined) return everything(head, `${how}, and nobody to ask what was verified`)
  const branches = [...longLived, ...(ownBranch === undefined ? [] : [ownBranch])]
  try {
    for await (const { sha, branch } of listVerified(onlyBranch)) {
      if (!branches.includes(branch) || findCommit(root, sha) !== sha) continue
      if (isAncestor(root, sha, head))
        return between(sha, head, `${how}, from the last that succeeded on ${branch}`)
    }
  } catch (error) {
    return everything(head, `${how}; what was verified is not known (${messageOf(error)})`)
  }
  return everything(
    head,
    `${how}, and no commit before it has succeeded${isShallow(root) ? ' that this shallow clone knows' : ''}`,
  )
}

function findLocally({ root, longLived }: ScopeQuestion, head: string): Scope {
  const here = longLived.filter((branch) => findBranch(root, branch) !== undefined)
  const integration = here.at(-1) ?? longLived.at(-1) ?? 'main'
  const base = parting(root, integration, head)
  const scope =
    base === undefined
      ? everything(head, missingHistory(root, integration))
      : between(base, head, `This clone, from where it parted from ${integration}`)
  return { ...scope, hasWorkingTree: true }
}

function parting(root: string, branch: string, head: string): string | undefined {
  const tip = findBranch(root, branch)
  return tip === undefined ? undefined : findMergeBase(root, tip, head)
}

function missingHistory(root: string, branch: string): string {
  if (isShallow(root))
    return `The clone is shallow and does not reach back to ${branch}: fetch all of it (fetch-depth: 0)`
  return findBranch(root, branch) === undefined
    ? `There is no branch ${branch} in this clone`
    : `${branch} and this have no commit in common`
}

function between(base: string, head: string, why: string): Scope {
  return { base, head, why, isEverything: false, hasWorkingTree: false }
}

function everything(head: string, why: string): Scope {
  return { base: EMPTY_TREE, head, why, isEverything: true, hasWorkingTree: false }
}

function messageOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : ''
  return error instanceof Error ? `${error.message}${cause}` : String(error)
}
