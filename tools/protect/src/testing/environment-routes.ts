import type { PlayedEnvironment, PlayedGitHub } from './played-github.ts'
import type { Play, Played, RouteTable } from './routes.ts'

const ENVIRONMENT = '/repos/{owner}/{repo}/environments/{environment_name}'
const POLICIES = `${ENVIRONMENT}/deployment-branch-policies` as const
const NOT_FOUND: Played = { status: 404, body: { message: 'Not Found' } }

/** Environments, their policies and the names of their secrets. */
export const ENVIRONMENT_ROUTES = {
  [`GET ${ENVIRONMENT}`]: inEnvironment((environment) => ({ status: 200, body: describe(environment) })),
  [`PUT ${ENVIRONMENT}`]: ({ github, at: [name = ''], body }) => {
    const { policies = [], secrets = [] } = github.environments[name] ?? {}
    const environment: PlayedEnvironment = {
      ...{ wait_timer: 0, prevent_self_review: false, reviewers: [], deployment_branch_policy: null },
      ...body,
      ...{ policies, secrets },
    }
    github.environments[name] = environment
    return { status: 200, body: describe(environment) }
  },
  [`GET ${ENVIRONMENT}/secrets`]: inEnvironment(({ secrets }) => ({
    status: 200,
    list: { items: secrets.map((name) => ({ name })), key: 'secrets' },
  })),
  [`GET ${POLICIES}`]: inEnvironment(({ policies }) => ({
    status: 200,
    list: { items: policies, key: 'branch_policies' },
  })),
  [`POST ${POLICIES}`]: inEnvironment(({ policies }, { github, body }) => {
    github.nextId += 1
    policies.push({ id: github.nextId, name: String(body.name), type: String(body.type ?? 'branch') })
    return { status: 200, body: policies.at(-1) }
  }),
  [`DELETE ${POLICIES}/{branch_policy_id}`]: inEnvironment((environment, { at: [, id] }) => {
    environment.policies = environment.policies.filter((policy) => String(policy.id) !== id)
    return { status: 204 }
  }),
} satisfies RouteTable

function inEnvironment(play: (environment: PlayedEnvironment, play: Play) => Played) {
  return (asked: Play): Played => {
    const environment = find(asked.github, asked.at)
    return environment === undefined ? NOT_FOUND : play(environment, asked)
  }
}

function find({ environments }: PlayedGitHub, [name = '']: readonly string[]) {
  return environments[name]
}

/** GitHub tells of a timer and of reviewers only where there are some. */
function describe(environment: PlayedEnvironment) {
  const { wait_timer, reviewers, prevent_self_review, deployment_branch_policy } = environment
  return {
    protection_rules: [
      ...(wait_timer > 0 ? [{ type: 'wait_timer', wait_timer }] : []),
      ...(reviewers.length > 0
        ? [
            {
              ...{ type: 'required_reviewers', prevent_self_review },
              reviewers: reviewers.map(({ type, id }) => ({ type, reviewer: { id } })),
            },
          ]
        : []),
    ],
    deployment_branch_policy,
  }
}
