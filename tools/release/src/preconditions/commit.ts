import { parseTag } from '@ehr/conventions/branching'
import { findProductEnvironment } from '@ehr/delivery'
import { findTip, isAncestor, listTags, listTagsAt } from '../git/commits.ts'
import { isMeant, nextDeployTag } from '../git/next-deploy-tag.ts'
import type { Deployable, Finding, Precondition } from './precondition.ts'
import { createUnmet } from './unmet.ts'

const NAME = 'commit'
const unmet = createUnmet(NAME)

/** The commit is the one of the branch or tag that deploys the environment, and not behind what runs there. */
export const isOfItsBranch: Precondition = async (deployable) => {
  const { environment, commit, git, services } = deployable
  const { branch, tag, release } = environment.metadata.from
  const live = services.find((service) => service.live?.commit)?.live?.commit
  if (live !== undefined && live !== commit && (await isAncestor(git, commit, live)))
    return unmet(
      `${short(commit)} is behind ${short(live)}, which runs there.`,
      `Run "pnpm ehr rollback --env ${environment.name} --to ${short(commit)}".`,
    )
  if (branch !== undefined) return await judgeBranch(deployable, branch)
  return await judgeTag(deployable, tag ?? (release === true ? 'v*' : ''))
}

async function judgeBranch({ git, commit, environment }: Deployable, branch: string): Promise<Finding> {
  const tip = await findTip(git, branch)
  if (tip === undefined)
    return unmet(`this clone does not have ${branch}.`, `Fetch it: git fetch origin ${branch}.`)
  if (tip === commit) return { name: NAME, verdict: 'met', text: `${short(commit)} is ${branch}` }
  if (await isAncestor(git, commit, tip))
    return {
      name: NAME,
      verdict: 'met',
      text: `${short(commit)} is on ${branch}, which has gone on to ${short(tip)}`,
    }
  return unmet(
    `${short(commit)} is not on ${branch}, which deploys ${environment.name}.`,
    `Merge it into ${branch} first.`,
  )
}

async function judgeTag(deployable: Deployable, pattern: string): Promise<Finding> {
  const { git, commit, http, plan, environment } = deployable
  const isProduct = findProductEnvironment(plan.metadata)?.name === environment.name
  const tags = await listTagsAt(git, commit)
  const tag = findDeploying(tags, pattern, { takesCandidates: !isProduct })
  if (tag !== undefined) return { name: NAME, verdict: 'met', text: `${short(commit)} is ${tag}` }
  const candidate = findDeploying(tags, pattern, { takesCandidates: true })
  if (candidate !== undefined)
    return unmet(
      `${short(commit)} is ${candidate}, and no candidate goes to ${environment.name}.`,
      'Make its version first: "pnpm ehr release version".',
    )
  const next = nextDeployTag({ pattern, day: http.clock.now(), existing: await listTags(git) })
  const name = next ?? 'vX.Y.Z'
  return unmet(
    `${short(commit)} has no tag ${pattern}.`,
    `Tag it: git tag --annotate ${name} ${short(commit)} && git push origin ${name}.`,
  )
}

/** Finds the tag by which a commit may be deployed; a candidate of a version only where those are tried. */
export function findDeploying(
  tags: readonly string[],
  pattern: string,
  { takesCandidates }: { takesCandidates: boolean },
): string | undefined {
  return tags.find((name) => {
    const meaning = parseTag(name)
    const isCandidate = meaning?.kind === 'version' && meaning.isPrerelease
    return isMeant(pattern, name) && (takesCandidates || !isCandidate)
  })
}

function short(commit: string): string {
  return commit.slice(0, 7)
}
