import { findTip, isAncestor, listTags, listTagsAt } from '../git/commits.ts'
import { isMeant, nextDeployTag } from '../git/next-deploy-tag.ts'
import type { Deployable, Finding, Precondition } from './precondition.ts'

const NAME = 'commit'

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

async function judgeTag({ git, commit, http }: Deployable, pattern: string): Promise<Finding> {
  const tag = (await listTagsAt(git, commit)).find((name) => isMeant(pattern, name))
  if (tag !== undefined) return { name: NAME, verdict: 'met', text: `${short(commit)} is ${tag}` }
  const next = nextDeployTag({ pattern, day: http.clock.now(), existing: await listTags(git) })
  const name = next ?? 'vX.Y.Z'
  return unmet(
    `${short(commit)} has no tag ${pattern}.`,
    `Tag it: git tag --annotate ${name} ${short(commit)} && git push origin ${name}.`,
  )
}

function unmet(text: string, todo: string): Finding {
  return { name: NAME, verdict: 'unmet', text, todo }
}

function short(commit: string): string {
  return commit.slice(0, 7)
}
