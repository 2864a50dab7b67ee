import type { CheckId } from '../../model/pipelines.ts'
import { planCheck } from './checks.ts'
import type { JobContext, PlacedJob } from './context.ts'
import { planDeploys } from './deploy.ts'
import { planEvidence } from './evidence.ts'
import { planMergeFlow } from './merge-flow.ts'
import { planOwnJobs } from './own.ts'
import { planPreview } from './preview.ts'
import { planReleases } from './release.ts'
import { planScheduled } from './scheduled.ts'
import { planSecretScan, planSecurity } from './security.ts'

/** Jobs that are planned, and those that this workspace has no command for yet. */
export interface PlannedJobs {
  placed: readonly PlacedJob[]
  notYet: readonly { job: string; missing: string }[]
}

/** Plans every job that the metadata asks for, each in its file. */
export function planJobs(context: JobContext): PlannedJobs {
  const { files } = context.metadata.pipelines
  const all = [
    ...listChecks(context).flatMap((check) =>
      checkJobs(context, check).map((job) => ({ file: fileOf(context, check), job, isCheck: true })),
    ),
    ...planDeploys(context),
    ...planReleases(context).map((job) => ({ file: files.release, job })),
    ...planEvidence(context).map((job) => ({ file: files.release, job })),
    ...planScheduled(context),
    ...planPreview(context),
    ...planOwnJobs(context),
  ]
  const missing = ({ job }: PlacedJob) => job.commands.find((name) => !context.graph.commands.includes(name))
  return {
    placed: all.filter((each) => missing(each) === undefined),
    notYet: [
      ...all.flatMap((each) => {
        const command = missing(each)
        return command === undefined ? [] : [{ job: each.job.name, missing: `pnpm ehr ${command}` }]
      }),
      ...undeployable(context),
    ],
  }
}

/** Lists the checks of all tiers, each once. */
function listChecks({ metadata }: JobContext): CheckId[] {
  return [...new Set(Object.values(metadata.pipelines.tiers).flatMap(({ checks }) => checks))].sort()
}

function checkJobs(context: JobContext, check: CheckId) {
  if (check === 'security') return planSecurity(context)
  if (check === 'secret-scan') return planSecretScan(context)
  if (check === 'merge-flow') return planMergeFlow(context)
  return planCheck(context, check)
}

const OWN_FILES = {
  security: 'security',
  'merge-flow': 'mergeFlow',
  'clean-repo': 'cleanRepo',
  image: 'images',
} as const satisfies Partial<Record<CheckId, string>>

/** A check that one tier alone has goes into that tier’s file, where it names one. */
function fileOf({ metadata }: JobContext, check: CheckId): string {
  const { tiers, files } = metadata.pipelines
  const having = Object.values(tiers).filter(({ checks }) => checks.includes(check))
  const [only] = having
  const isOfOneTier = having.length === 1 && Object.keys(tiers).length > 1
  if (isOfOneTier && only?.workflow !== undefined) return only.workflow
  const key = Object.entries(OWN_FILES).find(([name]) => name === check)?.[1]
  return files[key ?? 'checks']
}

function undeployable({ metadata, graph }: JobContext): { job: string; missing: string }[] {
  return Object.entries(metadata.environments)
    .filter(([, { target }]) => target !== 'local' && !graph.deployers.includes(target))
    .map(([name, { target }]) => ({
      job: `deploy to ${name}`,
      missing: `a deployer for the target ${target}`,
    }))
}
