import { MODEL_NAMES } from '@ehr/conventions/branching'
import * as z from 'zod'
import { branchName, line } from './texts.ts'

/** The ways in which a pull request may be merged. */
const MERGE_METHODS = ['merge', 'squash', 'rebase'] as const

/** How one long-lived branch is protected; direct pushes, force pushes and deletion never are allowed. */
const protectionSchema = z.strictObject({
  approvals: z.number().int().min(0).max(10).describe('Approvals that a pull request needs.'),
  needsCodeOwners: z.boolean(),
  dismissesStaleApprovals: z.boolean(),
  needsLastPushApproval: z.boolean().describe('Whether somebody else must approve the last push.'),
  needsSignedCommits: z.boolean(),
  needsResolvedConversations: z.boolean(),
  needsUpToDate: z.boolean().describe('Whether a branch must have the newest commit of its base.'),
  needsLinearHistory: z.boolean(),
  includesAdministrators: z.boolean(),
  mergeMethods: z.array(z.enum(MERGE_METHODS)).min(1).max(3),
  mergedBy: z
    .enum(['anyone', 'author-or-app'])
    .describe('GitHub signs a squash only when the pull request’s author or an app makes it.'),
  hasMergeQueue: z.boolean(),
  requiredChecks: z.array(line(60)).max(40).describe('Names of jobs, exactly as they report.'),
})

/** The branching model, and how its branches are protected. */
export const branchingSchema = z.strictObject({
  model: z.enum(MODEL_NAMES),
  integration: branchName.optional().describe('The integration branch of the deploy-tags model.'),
  enforcement: z
    .enum(['rulesets', 'hooks-and-ci'])
    .describe('Rulesets of GitHub; or, where the plan has none, hooks and CI alone.'),
  nameEnforcement: z
    .enum(['rulesets', 'hooks-and-ci'])
    .describe('Names of branches and messages of commits: patterns in rulesets are for enterprises.'),
  mergesBack: z
    .boolean()
    .describe(
      'Whether after each merge towards production a merge commit brings it back, by a pull request.',
    ),
  protection: z.record(branchName, protectionSchema),
})
