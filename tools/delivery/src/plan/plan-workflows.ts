import { expression } from './expression.ts'
import type { JobContext, PlacedJob } from './jobs/context.ts'
import { planGate } from './jobs/gate.ts'
import { planScope, SCOPE } from './jobs/scope.ts'
import { orderStages } from './jobs/stages.ts'
import { planSummary } from './jobs/summary.ts'
import { conditionOf, joinTriggers } from './jobs/triggers.ts'
import type { Job, Triggers, Workflow } from './workflow.ts'

/** Id of the job that reports for all checks of a file. */
export const GATE = 'gate'

/** Puts jobs into their files: with the triggers of all, the scope that they ask, and a gate over what checks. */
export function planWorkflows(context: JobContext, placed: readonly PlacedJob[]): Workflow[] {
  const byFile = Map.groupBy(placed, ({ file }) => file)
  return [...byFile]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([file, jobs]) => planWorkflow(context, file, jobs))
}

function planWorkflow(context: JobContext, file: string, placed: readonly PlacedJob[]): Workflow {
  const name = file.replace(/\.yml$/, '')
  const checks = withDeployTriggers(placed)
  const others = placed.filter(({ isCheck }) => !isCheck).map(({ job }) => job)
  const ordered = context.metadata.pipelines.order === 'stages' ? orderStages(checks) : checks
  const gate = planFileGate(context, name, ordered, others.filter(isDeploy))
  const rest = others.map((job) => (gate && isDeploy(job) ? { ...job, needs: [...job.needs, GATE] } : job))
  const asking = [...ordered, ...rest].filter(({ needs }) => needs.includes(SCOPE))
  const scope =
    asking.length === 0
      ? []
      : [planScope(context, joinTriggers(asking.map(({ triggers }) => triggers)), scopeName(context, file))]
  const all = [...scope, ...ordered, ...(gate ? [gate] : []), ...rest]
  const jobs = [...all, ...planSummary(context, name, all)]
  const triggers = joinTriggers(jobs.map((job) => job.triggers))
  return {
    file,
    name,
    purpose: describePurpose(jobs),
    triggers,
    concurrency: {
      // Only pull requests supersede one another; a push to a long-lived branch, and a deployment, is never cut short.
      group: `${expression('github.workflow')}-${expression('github.event.pull_request.number || github.run_id')}`,
      cancels:
        triggers.pullRequests === undefined ? false : expression("github.event_name == 'pull_request'"),
    },
    jobs: jobs.map((job) => withCondition(job, triggers)),
    from: [...new Set(jobs.flatMap((job) => job.from))].sort(),
  }
}

/** What a tag or a release deploys is checked on that tag or release, where both are in one file. */
function withDeployTriggers(placed: readonly PlacedJob[]): Job[] {
  const deploys = placed.filter(({ job }) => isDeploy(job)).map(({ job }) => job.triggers)
  const { tags, releases } = joinTriggers(deploys)
  const extra: Triggers = { ...(tags && { tags }), ...(releases && { releases }) }
  return placed
    .filter(({ isCheck }) => isCheck)
    .map(({ job }) => ({ ...job, triggers: joinTriggers([job.triggers, extra]) }))
}

function isDeploy({ environment, concurrency }: Job): boolean {
  return environment !== undefined && concurrency !== undefined
}

/** The gate also reports where a person deploys again and nothing is checked, or that deployment would be skipped. */
function planFileGate(
  context: JobContext,
  name: string,
  checks: readonly Job[],
  deploys: readonly Job[],
): Job | undefined {
  const { files, tiers } = context.metadata.pipelines
  const isGated = [files.checks, ...Object.values(tiers).map(({ workflow }) => workflow)].includes(
    `${name}.yml`,
  )
  if (!isGated || checks.length === 0) return undefined
  const asks = checks.some(({ needs }) => needs.includes(SCOPE))
  return planGate(context, {
    id: GATE,
    name,
    triggers: joinTriggers([
      ...checks.map(({ triggers }) => triggers),
      ...deploys.map(({ triggers: { dispatch } }) => (dispatch ? { dispatch } : {})),
    ]),
    needs: [...(asks ? [SCOPE] : []), ...checks.map(({ id }) => id)],
    from: ['pipelines.tiers'],
  })
}

/** A job that needs others after which something may have been skipped says itself what it waits for. */
function withCondition(job: Job, workflow: Triggers): Job {
  const event = conditionOf(job.triggers, workflow)
  const waits = isDeploy(job) ? job.needs.map(waitFor) : []
  const parts = [...(waits.length > 0 ? ['!cancelled()', ...waits] : []), job.if, event].filter(
    (part) => part !== undefined,
  )
  if (parts.length === 0) return job
  const needsBrackets = parts.length > 1
  return {
    ...job,
    if: parts.map((part) => (needsBrackets && part.includes('||') ? `(${part})` : part)).join(' && '),
  }
}

/** By hand one environment is deployed alone: the one before it is skipped then, and the deployer looks at it. */
function waitFor(id: string): string {
  const succeeded = `needs.${id}.result == 'success'`
  if (!id.startsWith('deploy-')) return succeeded
  return `${succeeded} || (github.event_name == 'workflow_dispatch' && needs.${id}.result == 'skipped')`
}

function scopeName({ metadata }: JobContext, file: string): string {
  return file === metadata.pipelines.files.checks
    ? 'affected projects'
    : `affected projects (${file.replace(/\.yml$/, '')})`
}

function describePurpose(jobs: readonly Job[]): string {
  const names = jobs
    .filter(({ id, kind }) => id !== SCOPE && id !== GATE && kind !== 'cell')
    .map(({ name }) => name)
  return `${names.join(', ')}.`
}
