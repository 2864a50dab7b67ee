/** One ruleset of GitHub, for one branch or kind of tag. */
export interface Ruleset {
  name: string
  target: 'branch' | 'tag'
  /** References that it holds for, such as `refs/heads/main`. */
  includes: readonly string[]
  /** Whether administrators are bound as everybody is. */
  includesAdministrators: boolean
  rules: readonly Rule[]
  from: string
}

/** One rule, in the words of GitHub’s REST interface. */
export type Rule =
  | {
      type:
        | 'deletion'
        | 'non_fast_forward'
        | 'required_linear_history'
        | 'required_signatures'
        | 'creation'
        | 'update'
    }
  | { type: 'pull_request'; parameters: PullRequestParameters }
  | {
      type: 'required_status_checks'
      parameters: { requiredChecks: readonly string[]; needsUpToDate: boolean }
    }
  | { type: 'merge_queue'; parameters: { mergeMethod: 'MERGE' | 'SQUASH' | 'REBASE'; checkMinutes: number } }
  | { type: 'branch_name_pattern' | 'commit_message_pattern'; parameters: { pattern: string } }

/** What a pull request needs. */
export interface PullRequestParameters {
  approvals: number
  dismissesStaleApprovals: boolean
  needsCodeOwners: boolean
  needsLastPushApproval: boolean
  needsResolvedConversations: boolean
  mergeMethods: readonly ('merge' | 'squash' | 'rebase')[]
}
