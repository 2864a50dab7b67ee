import { type BranchingModel, checkBranch, findKind } from '../branching/index.ts'
import { isForLater } from '../commits/automatic-messages.ts'
import { firstOf, type Refusal } from './print.ts'
import type { PushedCommit } from './pushed-commits.ts'

/** A branch that is being pushed. */
export interface PushedBranch {
  /** Its name on the remote, without `refs/heads/`. */
  name: string
  /** What the remote does not have yet. */
  commits: readonly PushedCommit[]
}

const MOST = 8
const LIFT =
  'alone with this repository, or its maintainer? git config ehr.directPush true lifts this hook on this machine'

/** Judges the name of a branch and the commits that it brings; protected branches are judged elsewhere. */
export function judgePush(
  model: BranchingModel,
  { name, commits }: PushedBranch,
  needsSignedCommits: (branch: string) => boolean,
): Refusal[] {
  return [
    ...judgeName(model, name),
    ...judgeMessages(commits),
    ...judgeSignatures(listTargets(model, name).filter(needsSignedCommits), commits),
  ]
}

/** Says which long-lived branches a branch of that name may be merged into: itself where it is one. */
function listTargets(model: BranchingModel, name: string): string[] {
  if (model.longLived.some((branch) => branch.name === name)) return [name]
  return model.merges.flatMap(({ base, kinds }) =>
    'branch' in base && findKind(kinds, name) !== undefined ? [base.branch] : [],
  )
}

function judgeName(model: BranchingModel, name: string): Refusal[] {
  const verdict = checkBranch(model, name)
  if (verdict.ok) return []
  return [
    {
      what: 'The name of the branch is not one of the branching model',
      details: [verdict.why],
      why: 'where a branch may be merged, and what is checked on the way, follows from its name.',
      mend: [`git branch --move ${verdict.suggestion}`, 'then push again'],
    },
  ]
}

function judgeMessages(commits: readonly PushedCommit[]): Refusal[] {
  const waiting = commits.filter(({ message }) => isForLater(message))
  const last = waiting.at(-1)
  if (last === undefined) return []
  return [
    {
      what: `${waiting.length} ${waiting.length === 1 ? 'commit waits' : 'commits wait'} for git rebase --autosquash`,
      details: firstOf(waiting.map(describe), MOST),
      why: 'fixup! and squash! are notes to yourself; others would have to read them, and the changelog too.',
      mend: ['git rebase --interactive --autosquash <the branch that yours goes into>', 'then push again'],
    },
  ]
}

function judgeSignatures(targets: readonly string[], commits: readonly PushedCommit[]): Refusal[] {
  const unsigned = commits.filter(({ isSigned }) => !isSigned)
  if (targets.length === 0 || unsigned.length === 0) return []
  return [
    {
      what: `${unsigned.length} ${unsigned.length === 1 ? 'commit is' : 'commits are'} not signed`,
      details: firstOf(unsigned.map(describe), MOST),
      why: `${targets.join(' and ')} take${targets.length === 1 ? 's' : ''} only signed commits (needsSignedCommits in delivery.json), and GitHub refuses the merge otherwise.`,
      mend: [
        'git config gpg.format ssh && git config user.signingKey ~/.ssh/id_ed25519.pub && git config commit.gpgSign true',
        "git rebase --exec 'git commit --amend --no-edit --gpg-sign' <the branch that yours goes into>",
        LIFT,
      ],
    },
  ]
}

function describe({ id, message }: PushedCommit): string {
  return `${id.slice(0, 10)} ${message.split('\n', 1)[0]?.slice(0, 90)}`
}
