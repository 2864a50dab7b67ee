import { type BranchingModel, findKind } from '@ehr/conventions/branching'
import { findInGit, type Git, tryGit } from '@ehr/conventions/git/asynchronous'
import { EXIT, type ExitCode } from '../flow/exit-code.ts'
import { findTip, isAncestor } from '../git/commits.ts'
import type { GitHub } from '../github/github-client.ts'
import { openGitHub } from './open-github.ts'
import { openGit, type ReleaseContext } from './release-context.ts'
import { findVersionAt } from './release-notes.ts'
import { readReleaseState } from './release-state.ts'
import { finalOf, formatVersion } from './semantic-version.ts'

/** What comes back to where. */
export interface SyncOptions {
  from: string
  to: string
}

interface Way extends SyncOptions {
  /** What the pull request is of: production itself, or the release branch that was merged into it. */
  head: string
  model: BranchingModel
  /** Files that conflict, as git would merge them now. */
  conflicts: readonly string[]
}

/**
 * Brings what is in production back to where work goes on, by a pull request: of the release branch where the version
 * came by one, since only that one knows which changesets are used up; else of production itself. Without a token it
 * says what a person does. Nothing to bring back, or one that is open already, is no failure.
 */
export async function syncBack(context: ReleaseContext, { from, to }: SyncOptions): Promise<ExitCode> {
  const { say, root } = context
  const git = openGit(context)
  await findInGit(git, 'fetch', '--quiet', 'origin', from, to)
  const [tip, target] = [await findTip(git, from), await findTip(git, to)]
  if (tip === undefined || target === undefined) {
    say(`This clone has no ${tip === undefined ? from : to}. Fetch it: git fetch origin ${from} ${to}.`)
    return EXIT.refused
  }
  if (await isAncestor(git, tip, target)) {
    say(`Nothing to bring back: ${to} has all of ${from}.`)
    return EXIT.done
  }
  const { model } = await readReleaseState(root)
  const github = openGitHub(context)
  const head = await findHead(git, github, { from, tip, model })
  const conflicts = await listConflicts(git, target, (await findTip(git, head)) ?? tip)
  const way = { from, to, head, model, conflicts }
  if (github === undefined) return sayByHand(say, way)
  return await openRequest(say, github, way)
}

/** The version names the branch that it came by; where that is deleted, GitHub still has what was merged. */
async function findHead(
  git: Git,
  github: GitHub | undefined,
  { from, tip, model }: { from: string; tip: string; model: BranchingModel },
): Promise<string> {
  const version = await findVersionAt(git, tip)
  const name = version === undefined ? '' : `release/v${formatVersion(finalOf(version))}`
  if (findKind(model.work, name) !== 'release') return from
  await findInGit(git, 'fetch', '--quiet', 'origin', `${name}:refs/remotes/origin/${name}`)
  if ((await findTip(git, name)) !== undefined) return name
  const merged = (await github?.listPullRequests(tip))?.find(
    ({ head, base, merged_at }) => merged_at !== null && base.ref === from && head?.ref === name,
  )
  if (github === undefined || merged?.head === undefined) return from
  await github.createBranch(name, merged.head.sha)
  return name
}

async function openRequest(say: ReleaseContext['say'], github: GitHub, way: Way): Promise<ExitCode> {
  const { from, to, head, conflicts } = way
  if (head !== from && (await github.mergeBranch(head, from)) === 'conflict') {
    say(`${from} does not merge into ${head} by itself. By hand:`)
    return sayCommands(say, way)
  }
  const open = await github.findOpenPullRequest(head, to)
  if (open !== undefined) say(`Open already: #${open}, ${head} into ${to}`)
  else {
    const title = `chore: sync ${head} back into ${to}`
    const body = `Merge with a merge commit, never by a squash: the next release would conflict.${conflicts.length === 0 ? '' : `\n\nConflicts: ${conflicts.join(', ')}.`}`
    const number = await github.createPullRequest({ head, base: to, title, body })
    say(`Opened: #${number}, ${head} into ${to}. Merge it with a merge commit.`)
  }
  if (conflicts.length === 0) return EXIT.done
  say(`It conflicts in ${conflicts.join(', ')}. By hand:`)
  return sayCommands(say, way)
}

function sayByHand(say: ReleaseContext['say'], way: Way): ExitCode {
  const { from, to, head, conflicts } = way
  const why = 'There is no token of the app, and what GITHUB_TOKEN opens starts no checks'
  say(
    conflicts.length > 0
      ? `${why}. ${head} conflicts with ${to} in ${conflicts.join(', ')}. By hand:`
      : `${why}. By hand:`,
  )
  if (conflicts.length > 0) return sayCommands(say, way)
  if (head !== from) {
    say(
      `git fetch origin && git switch ${head} && git merge --no-edit origin/${from} && git push origin ${head}`,
    )
  }
  say(
    `gh pr create --head ${head} --base ${to} --title 'chore: sync ${head} back into ${to}' --body 'Merge with a merge commit.'`,
  )
  return EXIT.done
}

/** A protected branch takes no push, so that a conflict is resolved on a branch of its own. */
function sayCommands(say: ReleaseContext['say'], { from, to, head, model }: Way): ExitCode {
  const name = `${model.work.includes('feature') ? 'feature' : 'chore'}/sync-${head.replaceAll(/[^a-z0-9]+/g, '-')}`
  const heads = head === from ? [from] : [from, head]
  say(`git fetch origin && git switch --create ${name} origin/${to}`)
  for (const each of heads) say(`git merge --no-ff origin/${each}   # resolve, then: git commit`)
  say(
    `git push origin ${name} && gh pr create --base ${to} --title 'chore: sync ${head} back into ${to}' --body 'Merge with a merge commit.'`,
  )
  return EXIT.done
}

async function listConflicts(git: Git, into: string, head: string): Promise<string[]> {
  const { ok, text } = await tryGit(
    git,
    'merge-tree',
    '--write-tree',
    '--name-only',
    '--no-messages',
    into,
    head,
  )
  // Its first line is the tree; the others are files that conflict.
  return ok ? [] : [...new Set(text.split('\n').slice(1))].filter((line) => line !== '')
}
