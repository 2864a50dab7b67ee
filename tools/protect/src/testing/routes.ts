import type { PlayedGitHub, PlayedRuleset } from './played-github.ts'

/** One request, as its route takes it apart. */
export interface Play {
  github: PlayedGitHub
  /** What fills the places of the route after owner and name. */
  at: readonly string[]
  query: URLSearchParams
  body: Record<string, unknown>
}

/** What is answered; a list is answered page by page. */
export interface Played {
  status: number
  body?: unknown
  /** The list to be paged, and where it lies in the body when that is none. */
  list?: { items: readonly unknown[]; key?: string }
}

const REPO = '/repos/{owner}/{repo}'
const DONE: Played = { status: 204 }
const NOT_FOUND: Played = { status: 404, body: { message: 'Not Found' } }

/** What is played, by the routes of GitHub’s own description. */
export const ROUTES = {
  [`GET ${REPO}`]: ({ github }) => ({ status: 200, body: github.repository }),
  [`PATCH ${REPO}`]: ({ github, body: { security_and_analysis: scans, ...settings } }) => {
    const scanning = { ...Object(github.repository.security_and_analysis), ...Object(scans) }
    Object.assign(github.repository, settings, { security_and_analysis: scanning })
    return { status: 200, body: github.repository }
  },
  [`GET ${REPO}/labels`]: ({ github }) => ({ status: 200, list: { items: github.labels } }),
  [`POST ${REPO}/labels`]: ({ github, body }) => {
    github.labels.push({ name: String(body.name), description: String(body.description) })
    return { status: 201, body }
  },
  [`PATCH ${REPO}/labels/{name}`]: ({ github, at: [name], body }) => {
    const label = github.labels.find((each) => each.name === name)
    if (label === undefined) return NOT_FOUND
    label.description = String(body.description)
    label.name = String(body.new_name ?? label.name)
    return { status: 200, body: label }
  },
  [`GET ${REPO}/vulnerability-alerts`]: ({ github }) => (github.hasAlerts ? DONE : { status: 404 }),
  [`PUT ${REPO}/vulnerability-alerts`]: ({ github }) => {
    github.hasAlerts = true
    return DONE
  },
  [`GET ${REPO}/automated-security-fixes`]: ({ github }) =>
    github.hasAlerts ? { status: 200, body: { enabled: github.hasFixes, paused: false } } : { status: 404 },
  [`PUT ${REPO}/automated-security-fixes`]: ({ github }) => {
    github.hasFixes = true
    return DONE
  },
  [`GET ${REPO}/codeowners/errors`]: ({ github }) => ({ status: 200, body: { errors: github.codeOwners } }),
  ...permissions('', 'permissions'),
  ...permissions('/selected-actions', 'selected'),
  ...permissions('/workflow', 'workflow'),
  [`GET ${REPO}/actions/secrets`]: ({ github }) => names(github.secrets),
  [`GET ${REPO}/actions/organization-secrets`]: ({ github }) => names(github.organizationSecrets),
  [`GET ${REPO}/rulesets`]: ({ github, query }) => ({
    status: 200,
    list: {
      items: github.rulesets
        .filter(
          ({ source_type: source }) => source === 'Repository' || query.get('includes_parents') !== 'false',
        )
        .map(({ rules: _rules, ...rest }) => rest),
    },
  }),
  [`POST ${REPO}/rulesets`]: ({ github, body }) => {
    github.nextId += 1
    const ruleset = keepRuleset(github.nextId, body)
    github.rulesets.push(ruleset)
    return { status: 201, body: ruleset }
  },
  [`GET ${REPO}/rulesets/{ruleset_id}`]: ({ github, at: [id] }) => {
    const ruleset = github.rulesets.find((each) => String(each.id) === id)
    return ruleset === undefined ? NOT_FOUND : { status: 200, body: ruleset }
  },
  [`PUT ${REPO}/rulesets/{ruleset_id}`]: ({ github, at: [id], body }) => {
    const index = github.rulesets.findIndex((each) => String(each.id) === id)
    if (index === -1) return NOT_FOUND
    const ruleset = keepRuleset(Number(id), body)
    github.rulesets[index] = ruleset
    return { status: 200, body: ruleset }
  },
  'GET /orgs/{org}/teams/{team_slug}': ({ github, at }) => person(github, at.join('/')),
  'GET /users/{username}': ({ github, at }) => person(github, at.join('/')),
} satisfies RouteTable

/** Answers by the routes that are played. */
export type RouteTable = Readonly<Record<string, (play: Play) => Played>>

function permissions(
  path: '' | '/selected-actions' | '/workflow',
  key: 'permissions' | 'selected' | 'workflow',
) {
  const route = `${REPO}/actions/permissions${path}` as const
  const get = ({ github }: Play): Played =>
    key === 'selected' && github.permissions.allowed_actions !== 'selected'
      ? { status: 409, body: { message: 'Conflict' } }
      : { status: 200, body: github[key] }
  const put = ({ github, body }: Play): Played => {
    github[key] = body
    return DONE
  }
  return { [`GET ${route}`]: get, [`PUT ${route}`]: put }
}

function names(all: readonly string[]): Played {
  const items = all.map((name) => ({
    name,
    created_at: '2026-01-01T00:00:00Z',
    updated_at: '2026-01-01T00:00:00Z',
  }))
  return { status: 200, list: { items, key: 'secrets' } }
}

function person({ people }: PlayedGitHub, name: string): Played {
  const id = people[name]
  return id === undefined ? NOT_FOUND : { status: 200, body: { id } }
}

/** As GitHub keeps it: in an order of its own, with settings that nobody told it, without empty texts. */
function keepRuleset(id: number, body: Record<string, unknown>): PlayedRuleset {
  const rules: PlayedRuleset['rules'] = Array.isArray(body.rules) ? body.rules : []
  const added: Record<string, object> = {
    update: { update_allows_fetch_and_merge: false },
    pull_request: { required_reviewers: [] },
  }
  return {
    ...body,
    id,
    name: String(body.name),
    source_type: 'Repository',
    source: 'example-org/wardkit',
    rules: rules.toReversed().map(({ type, parameters }) => {
      const kept = Object.entries({ ...parameters, ...added[type] }).filter(([, value]) => value !== '')
      return kept.length === 0 ? { type } : { type, parameters: Object.fromEntries(kept) }
    }),
  }
}
