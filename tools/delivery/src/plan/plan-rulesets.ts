import { BRANCH_KINDS, type BranchingModel } from '@ehr/conventions/branching'
import { COMMIT_TYPES } from '@ehr/conventions/commit-types'
import type { DeliveryMetadata, Protection } from '../model/metadata.ts'
import type { Rule, Ruleset } from './ruleset.ts'

/** Plans the rulesets that protect branches and tags; none where hooks and CI alone hold the rules. */
export function planRulesets(metadata: DeliveryMetadata, model: BranchingModel): Ruleset[] {
  if (metadata.branching.enforcement === 'hooks-and-ci') return []
  const branches = model.longLived.flatMap(({ name }) => {
    const protection = metadata.branching.protection[name]
    return protection === undefined ? [] : [protectBranch(name, protection, metadata)]
  })
  return [...branches, ...protectTags(metadata), ...namePatterns(metadata, model)]
}

function protectBranch(name: string, protection: Protection, metadata: DeliveryMetadata): Ruleset {
  const { hasMergeQueue, mergeMethods } = protection
  return {
    name: `protect ${name}`,
    target: 'branch',
    includes: [`refs/heads/${name}`],
    includesAdministrators: protection.includesAdministrators,
    rules: [
      { type: 'deletion' },
      { type: 'non_fast_forward' },
      ...(protection.needsLinearHistory ? [{ type: 'required_linear_history' } as const] : []),
      ...(protection.needsSignedCommits ? [{ type: 'required_signatures' } as const] : []),
      pullRequestRule(protection),
      {
        type: 'required_status_checks',
        parameters: {
          requiredChecks: protection.requiredChecks.toSorted(),
          needsUpToDate: protection.needsUpToDate,
        },
      },
      ...(hasMergeQueue ? [mergeQueue(mergeMethods, metadata.pipelines.budgets.totalMinutes)] : []),
    ],
    from: `branching.protection.${name}`,
  }
}

function pullRequestRule(protection: Protection): Rule {
  return {
    type: 'pull_request',
    parameters: {
      approvals: protection.approvals,
      dismissesStaleApprovals: protection.dismissesStaleApprovals,
      needsCodeOwners: protection.needsCodeOwners,
      needsLastPushApproval: protection.needsLastPushApproval,
      needsResolvedConversations: protection.needsResolvedConversations,
      mergeMethods: protection.mergeMethods.toSorted(),
    },
  }
}

const QUEUE_METHODS = { merge: 'MERGE', squash: 'SQUASH', rebase: 'REBASE' } as const

function mergeQueue([method = 'squash']: Protection['mergeMethods'], checkMinutes: number): Rule {
  return { type: 'merge_queue', parameters: { mergeMethod: QUEUE_METHODS[method], checkMinutes } }
}

/** Tags that deploy or record a release are made once. */
function protectTags(metadata: DeliveryMetadata): Ruleset[] {
  const deploying = Object.values(metadata.environments).flatMap(({ from }) => from.tag ?? [])
  const recording = metadata.releases.tag === 'none' ? [] : ['v*']
  const patterns = [...new Set([...deploying, ...recording])].sort()
  if (patterns.length === 0) return []
  return [
    {
      name: 'protect tags',
      target: 'tag',
      includes: patterns.map((pattern) => `refs/tags/${pattern}`),
      includesAdministrators: true,
      rules: [{ type: 'deletion' }, { type: 'non_fast_forward' }, { type: 'update' }],
      from: 'releases.tag',
    },
  ]
}

function namePatterns({ branching }: DeliveryMetadata, model: BranchingModel): Ruleset[] {
  if (branching.nameEnforcement === 'hooks-and-ci') return []
  const kinds = [...model.work, 'version', 'update', 'revert'] as const
  const shapes = kinds.map((kind) => BRANCH_KINDS[kind].pattern.source)
  const names = model.longLived.map(({ name }) => `^${name.replaceAll('.', '\\.')}$`)
  const commits = `^((${COMMIT_TYPES.join('|')})(\\([^()]+\\))?!?: |Merge |Revert )`
  return [
    {
      name: 'names of branches and messages of commits',
      target: 'branch',
      includes: ['~ALL'],
      includesAdministrators: true,
      rules: [
        { type: 'branch_name_pattern', parameters: { pattern: [...names, ...shapes].join('|') } },
        { type: 'commit_message_pattern', parameters: { pattern: commits } },
      ],
      from: 'branching.nameEnforcement',
    },
  ]
}
