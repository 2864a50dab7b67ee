import type { Gate } from '../coverage/judge-coverage.ts'
import type { EndedJob, EndedRun } from './fetch-week.ts'

/** What a week is told by. */
export interface Week {
  repository: string
  since: string
  runs: readonly EndedRun[]
  /** Jobs of those runs that were looked at. */
  jobs: readonly EndedJob[]
  /** How many runs were looked at for their jobs. */
  lookedAt: number
  /** What coverage was when it was last measured here; absent where it was not. */
  coverage?: readonly Gate[]
}

/** How one workflow did. */
interface WorkflowSum {
  name: string
  succeeded: number
  failed: number
  /** Succeeded at a second try or later: something is flaky. */
  retried: number
}

const FAILURES = ['failure', 'timed_out', 'startup_failure']

/** Renders the week as Markdown: success rate by workflow, runner minutes, what took most, coverage. */
export function renderWeek(week: Week): string {
  const sums = sumWorkflows(week.runs)
  const total = {
    succeeded: sums.reduce((sum, { succeeded }) => sum + succeeded, 0),
    failed: sums.reduce((sum, { failed }) => sum + failed, 0),
  }
  return [
    `# Week from ${week.since}: ${week.repository}`,
    '',
    `Success rate: ${describeRate(total)}`,
    '',
    '| workflow | succeeded | failed | rate | at a second try |',
    '| --- | ---: | ---: | ---: | ---: |',
    ...sums.map(
      (sum) => `| ${cell(sum.name)} | ${sum.succeeded} | ${sum.failed} | ${rateOf(sum)} | ${sum.retried} |`,
    ),
    '',
    ...describeMinutes(week),
    '',
    ...describeCoverage(week.coverage),
    '',
  ].join('\n')
}

/** What was cancelled or skipped says nothing of success. */
function sumWorkflows(runs: readonly EndedRun[]): WorkflowSum[] {
  const count = (of: readonly EndedRun[], is: (run: EndedRun) => boolean) => of.filter(is).length
  return [...Map.groupBy(runs, ({ workflow }) => workflow)]
    .map(([name, own]) => ({
      name,
      succeeded: count(own, ({ conclusion }) => conclusion === 'success'),
      failed: count(own, ({ conclusion }) => FAILURES.includes(conclusion)),
      retried: count(own, ({ conclusion, attempt }) => conclusion === 'success' && attempt > 1),
    }))
    .sort((a, b) => b.failed - a.failed || (a.name < b.name ? -1 : 1))
}

function describeMinutes({ runs, jobs, lookedAt }: Week): string[] {
  const minutes = jobs.reduce((sum, job) => sum + job.minutes, 0)
  const byName = [...Map.groupBy(jobs, ({ name }) => name)]
    .map(([name, own]) => ({ name, minutes: own.reduce((sum, job) => sum + job.minutes, 0) }))
    .sort((a, b) => b.minutes - a.minutes || (a.name < b.name ? -1 : 1))
  const part = lookedAt < runs.length ? ` (of the newest ${lookedAt} of ${runs.length} runs)` : ''
  return [
    `Runner minutes: ${minutes}${part}`,
    ...byName.slice(0, 5).map(({ name, minutes: own }) => `- ${cell(name)}: ${own}`),
  ]
}

function describeCoverage(coverage: readonly Gate[] | undefined): string[] {
  if (coverage === undefined) return ['Coverage: not measured before this report (pnpm ehr ci coverage).']
  return [
    'Coverage:',
    ...coverage.map(({ name, percent, wanted }) => `- ${name}: ${percent.toFixed(1)} %, wanted ${wanted} %`),
  ]
}

function describeRate(sum: Pick<WorkflowSum, 'succeeded' | 'failed'>): string {
  const count = sum.succeeded + sum.failed
  return count === 0 ? 'nothing ran.' : `${rateOf(sum)} of ${count} runs`
}

function rateOf({ succeeded, failed }: Pick<WorkflowSum, 'succeeded' | 'failed'>): string {
  const count = succeeded + failed
  return count === 0 ? '–' : `${((succeeded / count) * 100).toFixed(1)} %`
}

/** Names of workflows and jobs are the team’s own, but a bar or a tag in one would break the table. */
function cell(text: string): string {
  return text.replace(/[|<>`\\\n\r]/g, ' ')
}
