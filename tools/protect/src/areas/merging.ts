import type { DeliveryPlan } from '@ehr/delivery'
import type { Area } from '../part.ts'
import { Refused } from '../refused.ts'

/** How pull requests may be merged, by all branches together, and what becomes of their branches. */
export const merging: Area = {
  what: 'how pull requests are merged',
  read: async ({ plan, facts }) => {
    const wanted = planMerging(plan)
    if (facts.allow_squash_merge === undefined)
      throw new Refused(403, 'GitHub shows these settings only to those who may administer the repository.')
    const { allow_merge_commit, allow_squash_merge, allow_rebase_merge } = facts
    const { allow_update_branch, delete_branch_on_merge } = facts
    return {
      parts: [
        {
          what: 'how pull requests are merged',
          from: 'branching.protection',
          found: {
            ...{ allow_merge_commit, allow_squash_merge, allow_rebase_merge },
            ...{ allow_update_branch, delete_branch_on_merge },
          },
          wanted,
          calls: [{ route: 'PATCH /repos/{owner}/{repo}', parameters: wanted }],
        },
      ],
      notes: [],
    }
  },
}

/** Rulesets keep long-lived branches from being deleted; without them a merge of `develop` would take it away. */
function planMerging({ branches, rulesets }: DeliveryPlan) {
  const methods = new Set(branches.flatMap(({ protection }) => protection.mergeMethods))
  return {
    allow_merge_commit: methods.has('merge'),
    allow_squash_merge: methods.has('squash'),
    allow_rebase_merge: methods.has('rebase'),
    allow_update_branch: branches.some(({ protection }) => protection.needsUpToDate),
    delete_branch_on_merge: rulesets.some(({ target }) => target === 'branch'),
  }
}
