import type { BranchingModel } from '@ehr/conventions/branching'
import type { Values } from '../expressions/value.ts'
import { findByGit, findCommit, git } from '../repository/git.ts'
import { type Mirror, mergeForTest, setBranch } from '../repository/mirror.ts'
import { describeRepository, PERSON } from './describe-repository.ts'
import type { EventWish, RehearsedEvent } from './event.ts'

/** Where an event happens. */
export interface Occasion {
  /** The clone of whoever rehearses. */
  root: string
  mirror: Mirror
  model: BranchingModel
  repository: string
  wish: EventWish
}

const ZEROS = '0'.repeat(40)
const NUMBER = 7

/** Makes an event happen in the mirror. Throws where it cannot: no such commit, a pull request in conflict. */
export async function createEvent(occasion: Occasion): Promise<RehearsedEvent> {
  switch (occasion.wish.name) {
    case 'pull_request':
    case 'pull_request_target':
      return await openPullRequest(occasion)
    case 'tag':
    case 'release':
      return await pushTag(occasion)
    case 'merge_group':
      return await queueMerge(occasion)
    default:
      return await pushBranch(occasion)
  }
}

async function pushBranch({ root, mirror, model, repository, wish }: Occasion): Promise<RehearsedEvent> {
  const branch = wish.branch ?? (await currentBranch(root)) ?? model.integration
  const known = await findCommit(mirror.path, `refs/heads/${branch}`)
  const commit = await getCommit(root, wish.commit ?? known ?? 'HEAD')
  const before = await findBase({ root, wish }, `${commit}^`)
  await setBranch(mirror, branch, commit)
  const ref = `refs/heads/${branch}`
  const about = { repository: describeRepository(repository, defaultBranch(model)), sender: PERSON }
  const pushed: Values = {
    ...{ ref, before: before ?? ZEROS, after: commit, base_ref: null, ...about },
    ...{ forced: false, created: before === undefined, deleted: false, pusher: { name: PERSON.login } },
    head_commit: { id: commit, message: await messageOf(root, commit) },
  }
  const payloads: Record<string, Values> = {
    push: pushed,
    schedule: { ...about, schedule: wish.schedule ?? '' },
    workflow_dispatch: { ...about, ref, inputs: wish.inputs },
  }
  return {
    ...{ name: wish.name, ref, refName: branch, commit, baseRef: '', headRef: '', base: before },
    // Filters are about what is pushed; a schedule and a person have none.
    ...(wish.name === 'push' && { on: { kind: 'branch', name: branch } as const }),
    isProtected: isLongLived(model, branch),
    inputs: wish.inputs,
    payload: payloads[wish.name] ?? about,
    description: `${wish.name.replaceAll('_', ' ')} ${wish.name === 'push' ? 'to' : 'on'} ${branch}`,
  }
}

async function pushTag({ root, mirror, model, repository, wish }: Occasion): Promise<RehearsedEvent> {
  const tag = wish.tag ?? 'v0.0.0'
  const commit = await getCommit(root, wish.commit ?? 'HEAD')
  await git(mirror.path, 'update-ref', `refs/tags/${tag}`, commit)
  const about = { repository: describeRepository(repository, defaultBranch(model)), sender: PERSON }
  const isRelease = wish.name === 'release'
  const ref = `refs/tags/${tag}`
  return {
    ...{ name: isRelease ? 'release' : 'push', ref, refName: tag, commit, baseRef: '', headRef: '' },
    ...(isRelease ? { action: 'published' } : { on: { kind: 'tag', name: tag } as const }),
    ...{ isProtected: false, inputs: {}, base: await findBase({ root, wish }, `${commit}^`) },
    payload: isRelease
      ? { ...about, action: 'published', release: { tag_name: tag, draft: false, prerelease: false } }
      : { ...about, ref, before: ZEROS, after: commit, forced: false, created: true, deleted: false },
    description: isRelease ? `release of ${tag}` : `push of the tag ${tag}`,
  }
}

async function openPullRequest(occasion: Occasion): Promise<RehearsedEvent> {
  const { root, mirror, model, repository, wish } = occasion
  const { base, baseCommit, head, headCommit } = await findEnds(occasion)
  const merged = await mergeForTest(mirror, baseCommit, headCommit)
  if (merged === undefined)
    throw new Error(`${head} does not merge into ${base}: GitHub starts nothing. Resolve the conflict first.`)
  await git(mirror.path, 'update-ref', `refs/pull/${NUMBER}/merge`, merged)
  const isTarget = wish.name === 'pull_request_target'
  const [title = ''] = (await messageOf(root, headCommit)).split('\n')
  const repo = describeRepository(repository, defaultBranch(model))
  return {
    ...{
      name: wish.name,
      action: 'opened',
      on: { kind: 'branch', name: base },
      baseRef: base,
      headRef: head,
    },
    ref: isTarget ? `refs/heads/${base}` : `refs/pull/${NUMBER}/merge`,
    refName: isTarget ? base : `${NUMBER}/merge`,
    commit: isTarget ? baseCommit : merged,
    ...{ isProtected: isTarget && isLongLived(model, base), inputs: {}, base: baseCommit },
    payload: {
      ...{ action: 'opened', number: NUMBER, repository: repo, sender: PERSON },
      pull_request: {
        ...{ number: NUMBER, title, body: '', draft: false, merged: false, labels: [], user: PERSON },
        head: { ref: head, sha: headCommit, repo },
        base: { ref: base, sha: baseCommit, repo },
      },
    },
    description: `pull request of ${head} into ${base}`,
  }
}

async function queueMerge(occasion: Occasion): Promise<RehearsedEvent> {
  const { mirror, model, repository } = occasion
  const { base, baseCommit, head, headCommit } = await findEnds(occasion)
  const commit = await mergeForTest(mirror, baseCommit, headCommit)
  if (commit === undefined) throw new Error(`${head} does not merge into ${base}: no queue takes it.`)
  const refName = `gh-readonly-queue/${base}/pr-${NUMBER}-${headCommit}`
  await setBranch(mirror, refName, commit)
  const ref = `refs/heads/${refName}`
  return {
    ...{ name: 'merge_group', action: 'checks_requested', on: { kind: 'branch', name: base } },
    ...{ ref, refName, commit, baseRef: '', headRef: '', isProtected: false, inputs: {}, base: baseCommit },
    payload: {
      ...{ action: 'checks_requested', sender: PERSON },
      repository: describeRepository(repository, defaultBranch(model)),
      merge_group: { head_ref: ref, head_sha: commit, base_ref: `refs/heads/${base}`, base_sha: baseCommit },
    },
    description: `merge queue of ${base}`,
  }
}

/** Without another base, what the last commit brought is what is proposed. */
async function findEnds({ root, mirror, model, wish }: Occasion) {
  const base = wish.branch ?? model.integration
  const headCommit = await getCommit(root, wish.commit ?? 'HEAD')
  const known = await findCommit(mirror.path, `refs/heads/${base}`)
  const isIn = known !== undefined && (await isAncestor(root, headCommit, known))
  const fallback = isIn || known === undefined ? `${headCommit}^` : known
  const baseCommit = await findBase({ root, wish }, fallback)
  if (baseCommit === undefined)
    throw new Error(`${headCommit.slice(0, 7)} has no commit before it. Say with --base where ${base} is.`)
  await setBranch(mirror, base, baseCommit)
  const own = await currentBranch(root)
  const head = own === undefined || isLongLived(model, own) ? 'feature/rehearsal' : own
  await setBranch(mirror, head, headCommit)
  return { base, baseCommit, head, headCommit }
}

/** `none`: nothing was there before, and nothing was ever verified. */
async function findBase({ root, wish }: Pick<Occasion, 'root' | 'wish'>, fallback: string) {
  if (wish.base === 'none') return undefined
  return wish.base === undefined ? await findCommit(root, fallback) : await getCommit(root, wish.base)
}

async function getCommit(root: string, name: string): Promise<string> {
  const commit = await findCommit(root, name)
  if (commit === undefined) throw new Error(`This clone has no commit ${name}. Fetch it: git fetch origin.`)
  return commit
}

async function isAncestor(root: string, commit: string, of: string): Promise<boolean> {
  return (await findByGit(root, 'merge-base', '--is-ancestor', commit, of)) !== undefined
}

function currentBranch(root: string): Promise<string | undefined> {
  return findByGit(root, 'symbolic-ref', '--quiet', '--short', 'HEAD')
}

function messageOf(root: string, commit: string): Promise<string> {
  return git(root, 'log', '-1', '--format=%B', commit)
}

function isLongLived({ longLived }: BranchingModel, branch: string): boolean {
  return longLived.some(({ name }) => name === branch)
}

function defaultBranch({ longLived }: BranchingModel): string {
  return longLived[0]?.name ?? 'main'
}
