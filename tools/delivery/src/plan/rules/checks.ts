import { checkName, targetOf } from '../jobs/checks.ts'
import { startsOnPullRequest } from '../jobs/triggers.ts'
import { GATE } from '../plan-workflows.ts'
import type { Problem } from '../problem.ts'
import type { Job, Workflow } from '../workflow.ts'
import { type PlanRule, type RuleContext, unknownNames, when } from './rule.ts'

interface Reported {
  workflow: Workflow
  job: Job
}

/** Every required check is the name of a job that reports it, on every pull request into that branch. */
export const requiresReportedChecks: PlanRule = (context) =>
  Object.entries(context.metadata.branching.protection).flatMap(([branch, { requiredChecks }]) =>
    requiredChecks.flatMap((check, index) =>
      checkRequired(context, branch, check, `branching.protection.${branch}.requiredChecks[${index}]`),
    ),
  )

function checkRequired(context: RuleContext, branch: string, check: string, path: string): Problem[] {
  const reported = listReported(context)
  const found = reported.find(({ job }) => job.kind !== 'cell' && job.name === check)
  const names = reported
    .filter(({ job }) => job.kind !== 'cell' && startsOnPullRequest(job.triggers, branch))
    .filter(({ job }) => !isInformational(context, job, branch))
    .map(({ job }) => job.name)
  const right = `Name one of ${[...new Set(names)].sort().join(', ')}; or take it out.`
  if (found === undefined) {
    const isCell = reported.some(({ job }) => job.kind === 'cell' && cellName(job) === check.split(' ')[0])
    const wrong = isCell
      ? `"${check}" is one cell of a matrix, which reports under another name when it is skipped.`
      : `no job reports "${check}", so that pull requests would wait for ever.`
    return [{ path, wrong, right }]
  }
  const { job, workflow } = found
  const gate = workflow.jobs.find(({ id }) => id === GATE)
  const { requiredChecks = [] } = context.metadata.branching.protection[branch] ?? {}
  return [
    ...when(
      !startsOnPullRequest(job.triggers, branch),
      path,
      `"${check}" does nothing on pull requests into ${branch}, so that it would always pass.`,
      right,
    ),
    ...when(
      context.metadata.branching.protection[branch]?.hasMergeQueue === true &&
        !job.triggers.mergeQueues?.includes(branch),
      path,
      `"${check}" does not run in the merge queue of ${branch}, which would wait for ever.`,
      right,
    ),
    ...when(
      isInformational(context, job, branch),
      path,
      `"${check}" is informational and blocks nothing.`,
      right,
    ),
    ...when(
      job.needs.length > 0 &&
        job.kind !== 'gate' &&
        gate !== undefined &&
        !requiredChecks.includes(gate.name),
      path,
      `"${check}" also passes when a job that it needs has failed.`,
      `Require "${gate?.name}" too, which looks at all jobs of ${workflow.file}.`,
    ),
  ]
}

/** Of a gate over jobs that all are informational, too: it would see nothing but successes. */
function isInformational({ metadata }: RuleContext, job: Job, branch: string): boolean {
  const tier = metadata.pipelines.tiers[branch]
  return job.informational.includes(branch) || tier?.informational.some((check) => check === job.id) === true
}

function cellName({ name }: Job): string | undefined {
  return name.split(' ')[0]
}

/** A check asked twice is asked once. */
export const requiresChecksOnce: PlanRule = ({ metadata }) =>
  Object.entries(metadata.branching.protection).flatMap(([branch, { requiredChecks }]) =>
    requiredChecks.flatMap((check, index) =>
      when(
        requiredChecks.indexOf(check) !== index,
        `branching.protection.${branch}.requiredChecks[${index}]`,
        `"${check}" is named twice.`,
        'Take one out.',
      ),
    ),
  )

/** Names of jobs are names of checks, and so different over all workflows. */
export const namesJobsOnce: PlanRule = (context) => {
  const reported = listReported(context)
  return [...Map.groupBy(reported, ({ job }) => job.name)].flatMap(([name, jobs]) =>
    when(
      jobs.length > 1,
      placeOf(jobs.map(({ job }) => job)),
      `${jobs.map(({ workflow, job }) => `${workflow.file} (${job.id})`).join(' and ')} both report "${name}".`,
      'Name one of them differently.',
    ),
  )
}

/** Of two jobs with one name the team’s own is the one that can be renamed. */
function placeOf(jobs: readonly Job[]): string {
  const places = jobs.flatMap(({ from }) => from.slice(0, 1))
  return places.find((place) => place.startsWith('pipelines.ownJobs')) ?? places.at(-1) ?? 'pipelines'
}

/** Jobs of one file have ids of their own, and need what is there. */
export const connectsJobs: PlanRule = (context) =>
  context.workflows.flatMap(({ file, jobs }) => {
    const ids = jobs.map(({ id }) => id)
    return jobs.flatMap((job, index) => [
      ...when(
        ids.indexOf(job.id) !== index,
        job.from[0] ?? 'pipelines',
        `${file} has two jobs "${job.id}".`,
        'Give one of them another id.',
      ),
      ...unknownNames(
        job.needs.map((name) => ({ name, path: `${job.from[0] ?? 'pipelines'}.needs` })),
        ids.filter((id) => id !== job.id),
        `job in ${file}`,
      ),
    ])
  })

/** What tiers ask for can be had. */
export const hasTierChecks: PlanRule = (context) =>
  Object.entries(context.metadata.pipelines.tiers).flatMap(([branch, { checks, informational }]) => {
    const path = `pipelines.tiers.${branch}`
    const { scans } = context.metadata
    const hasScan =
      scans.audit ||
      scans.osv ||
      scans.codeql ||
      scans.trivy ||
      scans.dependencyReview ||
      scans.sonar !== null ||
      scans.snyk !== null
    return [
      ...unknownNames(
        informational.map((name, index) => ({ name, path: `${path}.informational[${index}]` })),
        checks,
        'check of this tier called',
      ),
      ...when(
        checks.includes('security') && !hasScan,
        `${path}.checks`,
        `"security" (${checkName('security')}) has no scan that is switched on.`,
        'Switch one on under scans, or take "security" out.',
      ),
    ]
  })

/** What checks run is there to be run. */
export const hasTargetsOfChecks: PlanRule = ({ metadata, graph }) =>
  Object.entries(metadata.pipelines.tiers).flatMap(([branch, { checks }]) =>
    checks.flatMap((check, index) => {
      const target = targetOf(check)
      return when(
        target !== undefined && !graph.targets.includes(target),
        `pipelines.tiers.${branch}.checks[${index}]`,
        `"${check}" runs the Nx target "${target}", which no project has.`,
        'Take it out, or give a project that target.',
      )
    }),
  )

/** The check that has a token for labels shares its file with nothing that runs a pull request’s code. */
export const keepsMergeFlowApart: PlanRule = ({ metadata: { pipelines }, workflows }) => {
  const isShared = workflows.some(
    ({ jobs }) =>
      jobs.some(({ triggers }) => triggers.pullRequestTargets) &&
      jobs.some(({ triggers }) => !triggers.pullRequestTargets),
  )
  return when(
    isShared,
    'pipelines.files.mergeFlow',
    `${pipelines.files.mergeFlow} would also hold jobs that run a pull request’s code, beside a token that writes.`,
    'Give merge-flow a file of its own, such as "merge-flow.yml".',
  )
}

function listReported({ workflows }: RuleContext): Reported[] {
  return workflows.flatMap((workflow) => workflow.jobs.map((job) => ({ workflow, job })))
}
