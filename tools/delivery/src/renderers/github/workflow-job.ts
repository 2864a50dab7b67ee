import { expression } from '../../plan/expression.ts'
import type { Job, Step } from '../../plan/workflow.ts'
import { getPinnedAction } from './action-pins.ts'
import { sortKeys } from './sort-keys.ts'

/** Writes one job as it stands under `jobs`; `urls` are the addresses of environments. */
export function renderJob(job: Job, urls: Readonly<Record<string, string>>): object {
  return {
    name: job.name,
    needs: job.needs.length === 0 ? undefined : job.needs.toSorted(),
    if: job.if,
    'runs-on': job.runsOn,
    'timeout-minutes': job.timeoutMinutes,
    'continue-on-error': job.continueOnError === undefined ? undefined : expression(job.continueOnError),
    permissions: sortKeys(job.permissions) ?? {},
    environment: job.environment === undefined ? undefined : renderEnvironment(job.environment, urls),
    // What deploys waits for its turn, and is never cut short.
    concurrency:
      job.concurrency === undefined ? undefined : { group: job.concurrency, 'cancel-in-progress': false },
    strategy: job.matrix === undefined ? undefined : { 'fail-fast': false, matrix: job.matrix },
    services: job.postgres === undefined ? undefined : { postgres: renderPostgres(job.postgres) },
    outputs: sortKeys(job.outputs),
    env: sortKeys(job.env),
    steps: job.steps.map(renderStep),
  }
}

function renderEnvironment(name: string, urls: Readonly<Record<string, string>>): object {
  return { name, url: urls[name] }
}

function renderPostgres(version: string): object {
  return {
    image: `postgres:${version}`,
    env: { POSTGRES_PASSWORD: 'postgres' },
    ports: ['5432:5432'],
    options: '--health-cmd pg_isready --health-interval 2s --health-timeout 5s --health-retries 15',
  }
}

function renderStep(step: Step): object {
  const head = { name: step.name, id: step.id, if: step.if }
  const env = sortKeys(step.env ?? {})
  if (step.kind === 'run') return { ...head, env, run: step.run }
  return { ...head, uses: getPinnedAction(step.action).uses, with: sortKeys(step.with ?? {}), env }
}
