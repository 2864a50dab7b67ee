import type { BranchingModel } from '@ehr/conventions/branching'
import type { DeliveryMetadata } from '../../model/metadata.ts'
import type { CheckId } from '../../model/pipelines.ts'
import { expression } from '../expression.ts'
import type { WorkspaceGraph } from '../graph.ts'
import type { Job, Triggers } from '../workflow.ts'

/** What jobs are planned from. */
export interface JobContext {
  metadata: DeliveryMetadata
  graph: WorkspaceGraph
  model: BranchingModel
}

/** One job, and the file of the workflow that it belongs to. */
export interface PlacedJob {
  file: string
  job: Job
  /** Whether it checks what comes in, so that deployments in the same file wait for it. */
  isCheck?: boolean
}

/** What distinguishes a job from an ordinary one. */
export type JobDraft = Pick<Job, 'id' | 'name' | 'triggers' | 'steps' | 'from'> & Partial<Job>

/** Completes a job: on the first runner, with the least permission, with a time-out. */
export function createJob({ metadata }: JobContext, draft: JobDraft): Job {
  const usesNx = draft.steps.some((step) => step.kind === 'run' && step.run.includes('pnpm '))
  return {
    kind: 'work',
    needs: [],
    runsOn: metadata.pipelines.matrix.runners[0] ?? 'ubuntu-24.04',
    timeoutMinutes: 15,
    permissions: { contents: 'read' },
    outputs: {},
    informational: [],
    secrets: [],
    commands: [],
    ...draft,
    env: { ...(usesNx && cacheEnv(metadata)), ...draft.env },
  }
}

/** Where there is no secret, as in a fork, there is no server either: one that refuses makes every command fail. */
function cacheEnv({ pipelines: { nxCache } }: DeliveryMetadata): Record<string, string> {
  if (nxCache.kind !== 'server') return {}
  const { url, readSecret, writeSecret } = nxCache
  const mayWrite = `github.event_name == 'push' && github.ref_protected && secrets.${writeSecret}`
  return {
    NX_SELF_HOSTED_REMOTE_CACHE_SERVER: expression(`secrets.${readSecret} != '' && '${url}' || ''`),
    NX_SELF_HOSTED_REMOTE_CACHE_ACCESS_TOKEN: expression(`${mayWrite} || secrets.${readSecret}`),
  }
}

/** Lists the long-lived branches before which something is checked. */
function branchesOf({ metadata }: JobContext, check: CheckId): string[] {
  return Object.entries(metadata.pipelines.tiers)
    .filter(([, tier]) => tier.checks.includes(check))
    .map(([branch]) => branch)
    .sort()
}

/** Says when a check runs: on pull requests into its branches and on pushes to them; on all pull requests if on all. */
export function checkTriggers(context: JobContext, check: CheckId): Triggers {
  const branches = branchesOf(context, check)
  const { tiers } = context.metadata.pipelines
  const { protection } = context.metadata.branching
  const queues = branches.filter((branch) => protection[branch]?.hasMergeQueue === true)
  return {
    pullRequests: branches.length === Object.keys(tiers).length ? 'any' : branches,
    branches,
    ...(queues.length > 0 && { mergeQueues: queues }),
  }
}

/** Says before which branches a check blocks nothing, for the job that it becomes. */
export function informationalOn(
  { metadata }: JobContext,
  check: CheckId,
): Pick<Job, 'informational' | 'continueOnError'> {
  const branches = Object.entries(metadata.pipelines.tiers)
    .filter(([, tier]) => tier.informational.includes(check))
    .map(([branch]) => branch)
    .sort()
  if (branches.length === 0) return { informational: [] }
  const parts = branches.flatMap((branch) => [
    `github.base_ref == '${branch}'`,
    `github.ref == 'refs/heads/${branch}'`,
  ])
  return { informational: branches, continueOnError: parts.join(' || ') }
}
