import * as z from 'zod'
import type { GitHubClient } from '../client/client.ts'

const environmentSchema = z.object({
  protection_rules: z
    .array(
      z.object({
        type: z.string(),
        wait_timer: z.number().optional(),
        prevent_self_review: z.boolean().optional(),
        reviewers: z
          .array(z.object({ type: z.enum(['User', 'Team']), reviewer: z.object({ id: z.number() }) }))
          .optional(),
      }),
    )
    .default([]),
  deployment_branch_policy: z.object({ custom_branch_policies: z.boolean() }).nullish(),
})
const policySchema = z.object({
  id: z.number(),
  name: z.string(),
  // Before there were tags all were branches.
  type: z.enum(['branch', 'tag']).default('branch'),
})

/** One branch or tag that may deploy. */
export type Policy = z.infer<typeof policySchema>

/** An environment as it is on GitHub. */
export interface FoundEnvironment {
  waitMinutes: number
  preventsSelfReview: boolean
  reviewers: readonly { type: 'User' | 'Team'; id: number }[]
  /** What may deploy: everything, every protected branch, or what is in `policies`. */
  limit: 'anything' | 'protected branches' | 'policies'
  policies: readonly Policy[]
}

/** Fetches an environment; nothing where there is none of that name. */
export async function fetchEnvironment(
  client: GitHubClient,
  name: string,
): Promise<FoundEnvironment | undefined> {
  const parameters = { environment_name: name }
  const path = '/repos/{owner}/{repo}/environments/{environment_name}'
  const found = await client.find({ route: `GET ${path}`, parameters })
  if (found === undefined) return undefined
  const { protection_rules: rules, deployment_branch_policy: policy } = environmentSchema.parse(found)
  const hasPolicies = policy?.custom_branch_policies === true
  const policies = hasPolicies
    ? await client.list({ route: `GET ${path}/deployment-branch-policies`, parameters }, 'branch_policies')
    : []
  const review = rules.find(({ type }) => type === 'required_reviewers')
  return {
    waitMinutes: rules.find(({ type }) => type === 'wait_timer')?.wait_timer ?? 0,
    preventsSelfReview: review?.prevent_self_review === true,
    reviewers: (review?.reviewers ?? []).map(({ type, reviewer }) => ({ type, id: reviewer.id })),
    limit: hasPolicies ? 'policies' : policy == null ? 'anything' : 'protected branches',
    policies: z.array(policySchema).parse(policies),
  }
}
