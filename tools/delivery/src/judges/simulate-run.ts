import type { WorkflowTemplate } from '@actions/workflow-parser'
import { holds, type Value } from './evaluate-expression.ts'
import type { GitHubEvent } from './events.ts'

/** How the jobs of a run behave. */
export interface Behaviour {
  /** Whether the scope says that anything is affected. */
  isAffected: boolean
  /** Ids of jobs that fail when they run. */
  fails: ReadonlySet<string>
  /** Ids of jobs that look at what became of those before them, and fail when any of them did. */
  gates: ReadonlySet<string>
}

/** One check as it is reported. */
export interface ReportedCheck {
  id: string
  name: string
  result: 'success' | 'failure' | 'skipped'
}

type Job = WorkflowTemplate['jobs'][number]

/** Runs a workflow in the mind: which jobs run on an event, by their conditions, and what each reports. */
export function simulateRun(
  { jobs }: WorkflowTemplate,
  event: GitHubEvent,
  behaviour: Behaviour,
): ReportedCheck[] {
  const done = new Map<string, ReportedCheck>()
  const waiting = [...jobs]
  while (waiting.length > 0) {
    const index = waiting.findIndex((job) => needsOf(job).every((id) => done.has(id)))
    const [job] = waiting.splice(index, 1)
    if (job === undefined || index === -1) throw new Error('Jobs wait for one another.')
    const find = (ids: readonly string[]) => ids.flatMap((id) => done.get(id) ?? [])
    const before = { needs: find(needsOf(job)), ancestors: find(listAncestors(jobs, job)) }
    done.set(job.id.value, simulateJob(job, before, event, behaviour))
  }
  return [...done.values()]
}

function needsOf(job: Job): string[] {
  return (job.needs ?? []).map(({ value }) => value)
}

/** What a job needs, and what those need: `success()` and `failure()` are about all of them. */
function listAncestors(jobs: readonly Job[], job: Job): string[] {
  const parents = jobs.filter(({ id }) => needsOf(job).includes(id.value))
  return [...new Set([...needsOf(job), ...parents.flatMap((parent) => listAncestors(jobs, parent))])]
}

interface Before {
  needs: readonly ReportedCheck[]
  ancestors: readonly ReportedCheck[]
}

function simulateJob(
  job: Job,
  { needs, ancestors }: Before,
  { github, inputs = {} }: GitHubEvent,
  { isAffected, fails, gates }: Behaviour,
): ReportedCheck {
  const id = job.id.value
  const name = job.name?.toString() ?? id
  const has = (result: ReportedCheck['result']) => ancestors.some((each) => each.result === result)
  const status = { success: !has('failure') && !has('skipped'), failure: has('failure'), cancelled: false }
  const context = { github, inputs, vars: {}, needs: describeNeeds(needs, isAffected) }
  if (!holds(job.if.expression, context, status)) return { id, name, result: 'skipped' }
  const isRed = fails.has(id) || (gates.has(id) && needs.some(({ result }) => result === 'failure'))
  return { id, name, result: isRed ? 'failure' : 'success' }
}

/** Jobs hand on nothing but what the scope says; what did not succeed hands on nothing. */
function describeNeeds(needs: readonly ReportedCheck[], isAffected: boolean): Value {
  const said = String(isAffected)
  const targets = ['lint', 'typecheck', 'test', 'build', 'e2e', 'migrate-validate']
  const outputs = Object.fromEntries(targets.map((target) => [target, said]))
  return Object.fromEntries(
    needs.map(({ id, result }) => [id, { result, outputs: result === 'success' ? outputs : {} }]),
  )
}
