import { createEnvironmentPayload, type EnvironmentPayload, type GitHubEnvironment } from '@ehr/delivery'
import type { Call } from '../client/call.ts'
import type { Area, AreaContext, Note, Part, Reading } from '../part.ts'
import { type FoundEnvironment, fetchEnvironment, type Policy } from './environment-found.ts'
import { findReviewers, handleOf } from './reviewers.ts'

const ENVIRONMENT = '/repos/{owner}/{repo}/environments/{environment_name}'
const POLICIES = `${ENVIRONMENT}/deployment-branch-policies` as const

/** The environments that pipelines deploy to: who lets in, after how long, from which branches and tags. */
export const environments: Area = {
  what: 'environments',
  read: async (context) => {
    const { github } = context.plan.metadata
    if (github.visibility === 'private' && github.plan === 'free') return { parts: [], notes: [NOT_OFFERED] }
    const readings: Reading[] = []
    for (const { github: environment, from } of context.plan.environments)
      if (environment !== undefined) readings.push(await readEnvironment(context, environment, from))
    return {
      parts: readings.flatMap(({ parts }) => parts),
      notes: readings.flatMap(({ notes }) => notes),
    }
  },
}

const NOT_OFFERED: Note = {
  kind: 'instead',
  text: 'No environments: the plan free has none for private repositories. What "pnpm ehr deploy" looks at before it deploys holds approval and window.',
}

async function readEnvironment(
  { client }: AreaContext,
  environment: GitHubEnvironment,
  from: string,
): Promise<Reading> {
  const { name } = environment
  const payload = createEnvironmentPayload(environment)
  const known = await findReviewers(client, payload.reviewers)
  const unknown = known.filter(({ id }) => id === undefined)
  if (unknown.length > 0)
    return {
      parts: [],
      notes: unknown.map(({ reviewer }) => ({
        kind: 'missing',
        text: `environment "${name}" is not set: GitHub knows no ${handleOf(reviewer)}. Make it, or change people.owners.`,
      })),
    }
  const reviewers = known.flatMap(({ reviewer, id }) =>
    id === undefined ? [] : [{ type: reviewer.type, id }],
  )
  const found = await fetchEnvironment(client, name)
  return { parts: [createPart({ name, from, payload, reviewers, found })], notes: [] }
}

interface Compared {
  name: string
  from: string
  payload: EnvironmentPayload
  reviewers: readonly { type: 'Team' | 'User'; id: number }[]
  found: FoundEnvironment | undefined
}

function createPart({ name, from, payload, reviewers, found }: Compared): Part {
  const { settings, policies } = payload
  const wanted = {
    wait_timer: settings.wait_timer,
    reviewers: reviewers.map(({ type, id }) => `${type} ${id}`).sort(),
    deploys_from: policies.length === 0 ? ['anything'] : policies.map(describePolicy).sort(),
    ...(reviewers.length > 0 && { prevent_self_review: settings.prevent_self_review }),
  }
  return {
    what: `environment "${name}"`,
    from,
    ...(found && {
      found: {
        wait_timer: found.waitMinutes,
        reviewers: found.reviewers.map(({ type, id }) => `${type} ${id}`).sort(),
        deploys_from: describeLimit(found),
        ...(reviewers.length > 0 && { prevent_self_review: found.preventsSelfReview }),
      },
    }),
    wanted,
    calls: [
      {
        route: `PUT ${ENVIRONMENT}`,
        parameters: { environment_name: name, ...createBody(payload, reviewers, found) },
      },
      ...listPolicyCalls(name, policies, found?.policies ?? []),
    ],
  }
}

/** What is as everywhere is left out: not every plan takes a timer or reviewers, even none. */
function createBody(
  { settings }: EnvironmentPayload,
  reviewers: Compared['reviewers'],
  found: FoundEnvironment | undefined,
) {
  const hasTimer = settings.wait_timer > 0 || (found?.waitMinutes ?? 0) > 0
  return {
    ...(hasTimer && { wait_timer: settings.wait_timer }),
    ...(reviewers.length > 0 && { prevent_self_review: settings.prevent_self_review }),
    ...((reviewers.length > 0 || (found?.reviewers.length ?? 0) > 0) && { reviewers }),
    deployment_branch_policy: settings.deployment_branch_policy,
  }
}

/** A branch that delivery.json does not name may not deploy there: the environment is ours, with all that is in it. */
function listPolicyCalls(
  name: string,
  wanted: EnvironmentPayload['policies'],
  found: readonly Policy[],
): Call[] {
  const has = (all: readonly Pick<Policy, 'name' | 'type'>[], one: Pick<Policy, 'name' | 'type'>) =>
    all.some((each) => describePolicy(each) === describePolicy(one))
  return [
    ...wanted
      .filter((policy) => !has(found, policy))
      .map((policy) => ({
        route: `POST ${POLICIES}` as const,
        parameters: { environment_name: name, ...policy },
      })),
    ...found
      .filter((policy) => !has(wanted, policy))
      .map(({ id }) => ({
        route: `DELETE ${POLICIES}/{branch_policy_id}` as const,
        parameters: { environment_name: name, branch_policy_id: id },
      })),
  ]
}

function describeLimit({ limit, policies }: FoundEnvironment): string[] {
  return limit === 'policies' ? policies.map(describePolicy).sort() : [limit]
}

function describePolicy({ type, name }: Pick<Policy, 'name' | 'type'>): string {
  return `${type} ${name}`
}
