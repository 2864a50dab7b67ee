/** One ruleset, as it was told. */
export interface PlayedRuleset {
  id: number
  name: string
  source_type: 'Repository' | 'Organization'
  rules: readonly { type: string; parameters?: Record<string, unknown> }[]
  [key: string]: unknown
}

/** One environment. */
export interface PlayedEnvironment {
  wait_timer: number
  prevent_self_review: boolean
  reviewers: readonly { type: 'User' | 'Team'; id: number }[]
  deployment_branch_policy: unknown
  policies: { id: number; name: string; type: string }[]
  secrets: string[]
}

/** What GitHub knows of one repository, which a test may change. */
export interface PlayedGitHub {
  repository: Record<string, unknown>
  rulesets: PlayedRuleset[]
  environments: Record<string, PlayedEnvironment>
  labels: { name: string; description: string | null }[]
  hasAlerts: boolean
  hasFixes: boolean
  permissions: Record<string, unknown>
  selected: Record<string, unknown>
  workflow: Record<string, unknown>
  secrets: string[]
  organizationSecrets: string[]
  /** Numbers of teams and people, by `organisation/team` and `login`. */
  people: Record<string, number>
  codeOwners: { line: number; kind: string; source: string }[]
  nextId: number
}

const OFF = { status: 'disabled' }

/** A repository as GitHub makes it, whose organisation has the teams given. */
export function createGitHub(people: readonly string[]): PlayedGitHub {
  return {
    repository: {
      ...{ private: false, archived: false, default_branch: 'develop', owner: { type: 'Organization' } },
      permissions: { admin: true, maintain: true, push: true, triage: true, pull: true },
      ...{ allow_merge_commit: true, allow_squash_merge: true, allow_rebase_merge: true },
      ...{ allow_update_branch: false, delete_branch_on_merge: false },
      security_and_analysis: { secret_scanning: OFF, secret_scanning_push_protection: OFF },
    },
    ...{ rulesets: [], environments: {}, hasAlerts: false, hasFixes: false },
    labels: [{ name: 'bug', description: null }],
    permissions: { enabled: true, allowed_actions: 'all' },
    selected: {},
    workflow: { default_workflow_permissions: 'write', can_approve_pull_request_reviews: true },
    ...{ secrets: [], organizationSecrets: [], codeOwners: [] },
    people: Object.fromEntries(people.map((name, index) => [name, index + 100])),
    nextId: 1_000,
  }
}
