import type { PullRequestParameters, Rule, Ruleset } from '../../plan/ruleset.ts'

/** The app of GitHub that reports the checks of workflows; nobody else may report under their names. */
const ACTIONS_APP_ID = 15_368

/** The role of administrators, as GitHub numbers the roles of a repository. */
const ADMINISTRATORS = { actor_id: 5, actor_type: 'RepositoryRole', bypass_mode: 'always' } as const

/** The body of a request that creates or updates a ruleset. */
export interface RulesetPayload {
  name: string
  target: 'branch' | 'tag'
  enforcement: 'active'
  bypass_actors: readonly { actor_id: number; actor_type: string; bypass_mode: string }[]
  conditions: { ref_name: { include: readonly string[]; exclude: readonly string[] } }
  rules: readonly { type: string; parameters?: Readonly<Record<string, unknown>> }[]
}

/** Says a ruleset in GitHub’s words (REST, “create a repository ruleset”); without actors it binds everybody. */
export function createRulesetPayload(ruleset: Ruleset): RulesetPayload {
  const { name, target, includes, includesAdministrators, rules } = ruleset
  return {
    name,
    target,
    enforcement: 'active',
    bypass_actors: includesAdministrators ? [] : [ADMINISTRATORS],
    conditions: { ref_name: { include: includes.toSorted(), exclude: [] } },
    rules: rules.map(createRule).sort((a, b) => (a.type < b.type ? -1 : 1)),
  }
}

function createRule(rule: Rule): RulesetPayload['rules'][number] {
  switch (rule.type) {
    case 'pull_request':
      return { type: rule.type, parameters: pullRequestParameters(rule.parameters) }
    case 'required_status_checks':
      return {
        type: rule.type,
        parameters: {
          do_not_enforce_on_create: false,
          required_status_checks: rule.parameters.requiredChecks
            .toSorted()
            .map((context) => ({ context, integration_id: ACTIONS_APP_ID })),
          strict_required_status_checks_policy: rule.parameters.needsUpToDate,
        },
      }
    case 'merge_queue':
      return { type: rule.type, parameters: mergeQueueParameters(rule.parameters) }
    case 'branch_name_pattern':
    case 'commit_message_pattern':
      return {
        type: rule.type,
        parameters: { name: '', negate: false, operator: 'regex', pattern: rule.parameters.pattern },
      }
    default:
      return { type: rule.type }
  }
}

function pullRequestParameters(parameters: PullRequestParameters): Record<string, unknown> {
  return {
    allowed_merge_methods: parameters.mergeMethods.toSorted(),
    dismiss_stale_reviews_on_push: parameters.dismissesStaleApprovals,
    require_code_owner_review: parameters.needsCodeOwners,
    require_last_push_approval: parameters.needsLastPushApproval,
    required_approving_review_count: parameters.approvals,
    required_review_thread_resolution: parameters.needsResolvedConversations,
  }
}

/** Small groups that are merged as soon as they are green, each entry tested with those before it. */
function mergeQueueParameters({
  mergeMethod,
  checkMinutes,
}: Extract<Rule, { type: 'merge_queue' }>['parameters']): Record<string, unknown> {
  return {
    check_response_timeout_minutes: Math.min(checkMinutes, 360),
    grouping_strategy: 'ALLGREEN',
    max_entries_to_build: 5,
    max_entries_to_merge: 5,
    merge_method: mergeMethod,
    min_entries_to_merge: 1,
    min_entries_to_merge_wait_minutes: 0,
  }
}
