import type { DeliveryPlan } from '../../plan/delivery-plan.ts'
import type { Job, Workflow } from '../../plan/workflow.ts'
import type { RenderedFile } from '../renderer.ts'
import { getPinnedAction } from './action-pins.ts'
import { renderJob } from './workflow-job.ts'
import { renderTriggers } from './workflow-triggers.ts'
import { renderYaml } from './yaml-file.ts'

/** Writes one workflow; its jobs in the order in which they can run, those of one moment by name. */
export function renderWorkflow(
  workflow: Workflow,
  { environments }: Pick<DeliveryPlan, 'environments'>,
): RenderedFile {
  const { file, name, purpose, triggers, concurrency, jobs, from } = workflow
  const urls = Object.fromEntries(
    environments.flatMap(({ name: environment, metadata: { url } }) =>
      url === undefined ? [] : [[environment, url]],
    ),
  )
  return renderYaml({
    path: `.github/workflows/${file}`,
    from,
    explanation: purpose,
    versions: versionsOf(jobs),
    value: {
      name,
      on: renderTriggers(triggers),
      // Each job says what it needs; what says nothing may do nothing.
      permissions: {},
      concurrency: { group: concurrency.group, 'cancel-in-progress': concurrency.cancels },
      // Named, it also stops at what fails within a pipe.
      defaults: { run: { shell: 'bash' } },
      jobs: Object.fromEntries(orderJobs(jobs).map((job) => [job.id, renderJob(job, urls)])),
    },
  })
}

/** By how many jobs must come before, then by id. */
function orderJobs(jobs: readonly Job[]): Job[] {
  const byId = new Map(jobs.map((job) => [job.id, job]))
  if (byId.size < jobs.length)
    throw new Error(`Two jobs share an id: ${jobs.map(({ id }) => id).join(', ')}.`)
  const depthOf = (id: string): number =>
    Math.max(0, ...(byId.get(id)?.needs ?? []).map((need) => depthOf(need) + 1))
  return jobs.toSorted((a, b) => depthOf(a.id) - depthOf(b.id) || (a.id < b.id ? -1 : 1))
}

function versionsOf(jobs: readonly Job[]): Map<string, string> {
  const actions = jobs.flatMap(({ steps }) =>
    steps.flatMap((step) => (step.kind === 'uses' ? [getPinnedAction(step.action)] : [])),
  )
  return new Map(actions.map(({ uses, version }) => [uses, version]))
}
