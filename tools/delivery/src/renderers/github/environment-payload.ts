import type { GitHubEnvironment } from '../../plan/delivery-plan.ts'

/** Who reviews a deployment, by the name that people know; GitHub wants the number that `protect` looks up. */
export type Reviewer = { type: 'Team'; organisation: string; slug: string } | { type: 'User'; login: string }

/** What GitHub is told of an environment, but for the numbers of reviewers. */
export interface EnvironmentPayload {
  /** Body of the request that creates or updates it, to which `reviewers: [{ type, id }]` comes. */
  settings: {
    wait_timer: number
    prevent_self_review: boolean
    deployment_branch_policy: { protected_branches: boolean; custom_branch_policies: boolean } | null
  }
  reviewers: readonly Reviewer[]
  /** Bodies of the requests that say from where it is deployed. */
  policies: readonly { name: string; type: 'branch' | 'tag' }[]
}

/** Says an environment in GitHub’s words (REST, “create or update an environment”, “deployment branch policy”). */
export function createEnvironmentPayload(environment: GitHubEnvironment): EnvironmentPayload {
  const reviewers = [...new Set(environment.reviewers)].sort().map(createReviewer)
  const policies = environment.deploysFrom
    .map(({ kind, pattern }) => ({ name: pattern, type: kind }))
    .sort((a, b) => (`${a.type} ${a.name}` < `${b.type} ${b.name}` ? -1 : 1))
  return {
    settings: {
      wait_timer: environment.waitMinutes,
      // A person who reviews alone could release nothing; of several, or of a team, another one does.
      prevent_self_review: reviewers.length > 1 || reviewers.some(({ type }) => type === 'Team'),
      deployment_branch_policy:
        policies.length === 0 ? null : { protected_branches: false, custom_branch_policies: true },
    },
    reviewers,
    policies,
  }
}

function createReviewer(handle: string): Reviewer {
  const [owner = '', team] = handle.slice(1).split('/')
  return team === undefined
    ? { type: 'User', login: owner }
    : { type: 'Team', organisation: owner, slug: team }
}
