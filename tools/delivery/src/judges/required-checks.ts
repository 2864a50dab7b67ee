import type { WorkflowTemplate } from '@actions/workflow-parser'
import type { RulesetPayload } from '../renderers/github/ruleset-payload.ts'
import { type GitHubEvent, openPullRequest, queueMerge } from './events.ts'
import { type JudgedWorkflow, simulate } from './judged-set.ts'
import type { Behaviour, ReportedCheck } from './simulate-run.ts'

/** What a ruleset asks for before a merge into a branch. */
export interface RequiredChecks {
  branch: string
  names: readonly string[]
  hasQueue: boolean
}

const UNHURT: Pick<Behaviour, 'fails'> = { fails: new Set() }

/** Reads from rulesets, as they are sent, what each branch asks for. */
export function listRequiredChecks(rulesets: readonly RulesetPayload[]): RequiredChecks[] {
  return rulesets.flatMap(({ target, conditions, rules }) => {
    const checks = rules.find(({ type }) => type === 'required_status_checks')
    if (target !== 'branch' || checks === undefined) return []
    const contexts: { context: string }[] = Object(checks.parameters).required_status_checks
    const names = contexts.map(({ context }) => context)
    const hasQueue = rules.some(({ type }) => type === 'merge_queue')
    return conditions.ref_name.include.map((ref) => ({
      branch: ref.replace('refs/heads/', ''),
      names,
      hasQueue,
    }))
  })
}

/** Says what is wrong with what a branch asks for: checks that never come, or that come although something failed. */
export function judgeRequiredChecks(
  required: RequiredChecks,
  workflows: readonly JudgedWorkflow[],
): string[] {
  const occasions = [
    { what: 'a pull request', events: openPullRequest(required.branch, 'feature/something') },
    ...(required.hasQueue ? [{ what: 'a merge queue', events: [queueMerge(required.branch)] }] : []),
  ]
  const problems = occasions.flatMap(({ what, events }) =>
    [true, false].flatMap((isAffected) => [
      ...judgeReports(required, simulate(workflows, events, { ...UNHURT, isAffected })).map(
        (problem) => `${required.branch}: ${problem} on ${what}${isAffected ? '' : ' that affects nothing'}.`,
      ),
      ...(what === 'a pull request' ? judgeFailures(required, workflows, events, isAffected) : []),
    ]),
  )
  return [...new Set(problems)]
}

function judgeReports({ names }: RequiredChecks, checks: readonly ReportedCheck[]): string[] {
  return names.flatMap((name) => {
    const reports = checks.filter((check) => check.name === name)
    if (reports.length === 0) return [`nobody reports "${name}"`]
    if (reports.length > 1) return [`"${name}" is reported ${reports.length} times`]
    return reports.some(({ result }) => result === 'failure') ? [`"${name}" fails by itself`] : []
  })
}

/** Whatever a required check comes after: when that fails, a merge must not be possible. */
function judgeFailures(
  { branch, names }: RequiredChecks,
  workflows: readonly JudgedWorkflow[],
  events: readonly GitHubEvent[],
  isAffected: boolean,
): string[] {
  const ran = simulate(workflows, events, { ...UNHURT, isAffected }).filter(
    ({ result }) => result === 'success',
  )
  const behind = new Set(workflows.flatMap(({ template }) => listBehind(template, names)))
  return ran
    .filter(({ id }) => behind.has(id))
    .flatMap(({ id, name }) => {
      const checks = simulate(workflows, events, { fails: new Set([id]), isAffected })
      const isBlocked = checks.some((check) => names.includes(check.name) && check.result === 'failure')
      return isBlocked ? [] : [`${branch}: when "${name}" fails, a merge is possible.`]
    })
}

/** Ids of the jobs that report what is required, and of all that they need. */
function listBehind({ jobs }: WorkflowTemplate, names: readonly string[]): string[] {
  const byId = new Map(jobs.map((job) => [job.id.value, job]))
  const collect = (id: string): string[] => [
    id,
    ...(byId.get(id)?.needs ?? []).flatMap(({ value }) => collect(value)),
  ]
  return jobs
    .filter((job) => names.includes(job.name?.toString() ?? job.id.value))
    .flatMap((job) => collect(job.id.value))
}
