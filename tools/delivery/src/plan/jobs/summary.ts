import { expression } from '../expression.ts'
import type { Job } from '../workflow.ts'
import { createJob, type JobContext } from './context.ts'
import { checkout, install, run } from './steps.ts'
import { joinTriggers } from './triggers.ts'

type StageName = 'build' | 'test' | 'deploy'

/** Jobs that build and that test, by their ids; deployments are known by how their ids begin. */
const STAGE_OF: Readonly<Record<string, StageName>> = {
  build: 'build',
  image: 'build',
  'api-smoke': 'test',
  'clinical-validation': 'test',
  coverage: 'test',
  'e2e-shard': 'test',
  migrations: 'test',
  regression: 'test',
  'test-shard': 'test',
}

/**
 * Plans the job that tells how long a run took, by stage against the budgets: after all others, whatever became of them,
 * and only where something was built, tested or deployed, so that a run which affects nothing ends at once.
 */
export function planSummary(context: JobContext, file: string, jobs: readonly Job[]): Job[] {
  const { budgets } = context.metadata.pipelines
  const timed = jobs.filter((job) => stageOf(job) !== undefined)
  if (timed.length === 0) return []
  const stages = (['build', 'test', 'deploy'] as const).flatMap((name) => {
    const own = timed.filter((job) => stageOf(job) === name).map((job) => commonName(job.name))
    return own.length === 0 ? [] : [{ name, jobs: own.sort(), budgetMinutes: budgets[`${name}Minutes`] }]
  })
  const ran = timed.map(({ id }) => `needs.${id}.result != 'skipped'`)
  return [
    createJob(context, {
      id: 'summary',
      name: `summary of ${file}`,
      triggers: joinTriggers(jobs.map(({ triggers }) => triggers)),
      needs: jobs.map(({ id }) => id),
      if: `always() && (${ran.join(' || ')})`,
      timeoutMinutes: 5,
      permissions: { contents: 'read', actions: 'read' },
      steps: [
        checkout(),
        ...install(context),
        run('Tell the time by stage', 'pnpm ehr ci summary', {
          GITHUB_TOKEN: expression('github.token'),
          STAGES: JSON.stringify(stages),
          TOTAL_MINUTES: String(budgets.totalMinutes),
        }),
      ],
      from: ['pipelines.budgets'],
    }),
  ]
}

function stageOf({ id }: Job): StageName | undefined {
  return id.startsWith('deploy-') ? 'deploy' : STAGE_OF[id]
}

/** Of a cell of a matrix what all have in common. */
function commonName(name: string): string {
  return name.replaceAll(/ *\$\{\{.*?\}\}/g, '')
}
