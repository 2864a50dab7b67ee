import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BranchingModel, readModel } from '../branching/index.ts'
import { findByGit, findMergeBase } from '../git/git.ts'
import { findForbiddenPushes, type Push, parsePushes } from '../pushes.ts'
import { checkTypes } from './check-types.ts'
import { judgePush } from './judge-push.ts'
import { type Refusal, renderRefusals } from './print.ts'
import { listCommits } from './pushed-commits.ts'

const BRANCH = 'refs/heads/'

/**
 * The pre-push hook: protected branches, names, messages, signatures, and at last types. `git config ehr.directPush
 * true` lifts all of it on one machine. Answers the exit code.
 */
export function runPrePush(root: string, [remote = '']: readonly string[], input: string): number {
  if (findByGit(root, ['config', '--type=bool', 'ehr.directPush']) === 'true') return 0
  const pushes = parsePushes(input)
  const model = readModel(root)
  const early = [...refuseProtected(model, pushes), ...judgeBranches(root, { model, remote, pushes })]
  const refusals = early.length > 0 ? early : checkTypesOf(root, { model, remote, pushes })
  if (refusals.length > 0) console.error(renderRefusals(refusals))
  return refusals.length > 0 ? 1 : 0
}

interface Question {
  model: BranchingModel
  remote: string
  pushes: readonly Push[]
}

function refuseProtected(model: BranchingModel, pushes: readonly Push[]): Refusal[] {
  const forbidden = findForbiddenPushes(model, pushes)
  if (forbidden.length === 0) return []
  return [
    {
      what: 'A protected branch is not pushed to directly',
      details: forbidden,
      why: 'what is on it was reviewed and has passed every check; deployments take it from there.',
      mend: [
        `git switch --create ${model.work[0] === 'numbered' ? '001-<what>' : `${model.work[0] === 'typed' ? 'feat' : model.work[0]}/<what>`}`,
        'then push that branch and open a pull request',
        'a maintainer alone with it: git config ehr.directPush true lifts this hook on this machine',
      ],
    },
  ]
}

function judgeBranches(root: string, { model, remote, pushes }: Question): Refusal[] {
  const needsSignedCommits = readProtection(root)
  return listBranches(pushes).flatMap((push) => {
    const commits = listCommits(root, rangeOf(root, remote, push))
    return judgePush(model, { name: push.remoteRef.slice(BRANCH.length), commits }, needsSignedCommits)
  })
}

function checkTypesOf(root: string, { model, remote, pushes }: Question): Refusal[] {
  const head = findByGit(root, ['rev-parse', 'HEAD'])
  // Types are those of the working tree: what is not checked out cannot be checked, and the pipeline does.
  const push = listBranches(pushes).find(({ localSha }) => localSha === head)
  if (push === undefined || head === undefined) return []
  const known = isNothing(push.remoteSha) ? undefined : findMergeBase(root, head, push.remoteSha)
  const base = known ?? findBase(root, remote, { model, head })
  return base === undefined || base === head ? [] : checkTypes(root, { base, head })
}

/** Branches that are written; tags have rules of their own, and deleting is judged by the protection alone. */
function listBranches(pushes: readonly Push[]): Push[] {
  return pushes.filter(({ remoteRef, localSha }) => remoteRef.startsWith(BRANCH) && !isNothing(localSha))
}

/** What the remote has of any branch is known to it; of a branch that was rewritten only the new commits count. */
function rangeOf(root: string, remote: string, { localSha, remoteSha }: Push): string[] {
  const isKnown = !isNothing(remoteSha) && findByGit(root, ['cat-file', '-e', remoteSha]) !== undefined
  return [localSha, ...(isKnown ? [`^${remoteSha}`] : []), '--not', `--remotes=${remote}`]
}

function findBase(
  root: string,
  remote: string,
  { model, head }: { model: BranchingModel; head: string },
): string | undefined {
  const branches = [model.integration, ...model.longLived.map(({ name }) => name)]
  for (const branch of branches) {
    const base =
      findMergeBase(root, head, `refs/remotes/${remote}/${branch}`) ??
      findMergeBase(root, head, `${BRANCH}${branch}`)
    if (base !== undefined) return base
  }
  return undefined
}

function readProtection(root: string): (branch: string) => boolean {
  const file = join(root, 'delivery.json')
  const metadata: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  const protection = Object(Object(Object(metadata).branching).protection)
  return (branch) => Object(protection[branch]).needsSignedCommits === true
}

function isNothing(sha: string): boolean {
  return /^0+$/.test(sha)
}
