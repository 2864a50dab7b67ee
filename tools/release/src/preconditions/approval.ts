import { git as runGit } from '@ehr/conventions/git/asynchronous'
import { findFileAt, listTagsAt } from '../git/commits.ts'
import { isMeant } from '../git/next-deploy-tag.ts'
import type { GitHub, Review } from '../github/github-client.ts'
import type { Deployable, Finding, Precondition } from './precondition.ts'
import { createUnmet } from './unmet.ts'

const NAME = 'approval'
const unmet = createUnmet(NAME)

/** Somebody who may has approved it, and it is on record who. */
export const isApproved: Precondition = async (deployable) => {
  const { environment, github } = deployable
  const { approval } = environment.metadata
  if (approval === null) return undefined
  if (github === undefined)
    return unmet('who approved it is on record at GitHub.', 'Set GITHUB_TOKEN and GITHUB_REPOSITORY.')
  const found =
    approval.how === 'pull-request'
      ? await findReview(deployable, github)
      : await findRunApproval(environment.name, github)
  if (found.verdict === 'unmet' || !approval.needsReleaseNotes) return found
  return (await hasNotes(deployable, github))
    ? found
    : unmet(
        'there are no release notes.',
        'Write them into the tag’s message, or into the release at GitHub.',
      )
}

async function findReview({ environment, commit, plan }: Deployable, github: GitHub): Promise<Finding> {
  const { branch } = environment.metadata.from
  const merged = (await github.listPullRequests(commit)).filter(
    ({ base, merged_at }) => merged_at !== null && base.ref === branch,
  )
  const [request] = merged
  if (request === undefined)
    return unmet(
      `${commit.slice(0, 7)} did not come to ${branch} by a pull request.`,
      `Open one into ${branch}, and have it approved.`,
    )
  const by = environment.metadata.approval?.by ?? []
  const owners = by.flatMap((owner) => plan.metadata.people.owners[owner]?.github ?? [])
  const author = request.user?.login
  const approvers = listApprovers(await github.listReviews(request.number))
    .filter((login) => login !== author)
    .filter((login) => mayApprove(login, owners))
  if (approvers.length === 0)
    return unmet(
      `nobody of ${owners.join(', ')} approved #${request.number}.`,
      'Have one of them review what was merged, in a pull request of its own.',
    )
  return { name: NAME, verdict: 'met', text: `#${request.number} by ${approvers.join(', ')}` }
}

/** The last word of each reviewer counts. */
function listApprovers(reviews: readonly Review[]): string[] {
  const last = new Map<string, string>()
  for (const { user, state } of reviews)
    if (user !== null && state !== 'COMMENTED') last.set(user.login, state)
  return [...last].filter(([, state]) => state === 'APPROVED').map(([login]) => login)
}

/** Who belongs to a team GITHUB_TOKEN may not read: there the rule about code owners, which blocks the merge, decides. */
function mayApprove(login: string, owners: readonly string[]): boolean {
  return owners.some((owner) => owner.includes('/') || owner.toLowerCase() === `@${login.toLowerCase()}`)
}

async function findRunApproval(environment: string, github: GitHub): Promise<Finding> {
  if (github.runId === undefined)
    return unmet(
      `${environment} is approved in a run of its workflow, and this is none.`,
      'Start the workflow; its reviewers are asked there.',
    )
  const approvals = (await github.listRunApprovals(github.runId)).filter(
    ({ state, environments }) =>
      state === 'approved' && environments.some(({ name }) => name === environment),
  )
  const who = approvals.flatMap(({ user }) => user?.login ?? [])
  if (who.length > 0) return { name: NAME, verdict: 'met', text: `of this run by ${who.join(', ')}` }
  return unmet(
    `nobody approved this run for ${environment}.`,
    'Run "pnpm ehr protect --apply", which sets the environment’s reviewers, and start the workflow again.',
  )
}

async function hasNotes(deployable: Deployable, github: GitHub): Promise<boolean> {
  const { git, commit, environment, plan } = deployable
  const pattern = environment.metadata.from.tag ?? 'v*'
  const tag = (await listTagsAt(git, commit)).find((name) => isMeant(pattern, name))
  if (tag === undefined) return false
  const message = await runGit(
    git,
    'tag',
    '--list',
    '--format=%(if:equals=tag)%(objecttype)%(then)%(contents)%(end)',
    tag,
  )
  if (message.trim() !== '') return true
  const released = await github.findReleaseNotes(tag)
  if (released !== undefined && released.body.trim() !== '') return true
  const changelog = await findFileAt(git, commit, plan.metadata.releases.changelog)
  return changelog?.includes(`## ${tag.replace(/^v/, '')}`) === true
}
