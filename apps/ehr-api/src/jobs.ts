import { createPool, type Db } from '@ehr/db'
import type { ApiEnv } from '@ehr/env/ehr-api'
import { type ApiFeature, deleteOldAnswers, type Job, type Services } from '@ehr/http'
import { createWorker } from '@ehr/jobs'
import type { Logs } from '@ehr/observability/api'

/** How long a create may be repeated with its key. */
const ANSWERS_KEPT_MS = 7 * 24 * 3_600_000
/** pg-boss waits for none of its connections long; a job's own work uses those of `db`. */
const CONNECTIONS = 3

const oldAnswersJob: Job = {
  name: 'http.delete-old-answers',
  schedule: '40 2 * * *',
  run: ({ db, now }) => deleteOldAnswers(db, new Date(now.getTime() - ANSWERS_KEPT_MS)),
}

export interface JobParts {
  readonly env: Pick<ApiEnv, 'DATABASE_URL'>
  readonly db: Db
  readonly features: readonly ApiFeature[]
  readonly services: Services
  readonly logs: Pick<Logs, 'application' | 'error'>
}

/** Runs jobs in this process. */
export interface RunningJobs {
  /** Does not wait for the database; tries until it is there. */
  start(): void
  stop(): Promise<void>
}

/** The jobs of all features and the framework's own, on connections of their own. */
export function createJobs({ env, db, features, services, logs }: JobParts): RunningJobs {
  const pool = createPool({
    connectionString: env.DATABASE_URL,
    applicationName: 'ehr-jobs',
    maxConnections: CONNECTIONS,
    onIdleError: (error) => logs.error.warn({ err: error }, 'an idle connection of the jobs broke'),
  })
  const worker = createWorker({
    db,
    services,
    pool,
    jobs: [oldAnswersJob, ...features.flatMap((feature) => feature.jobs ?? [])],
    log: {
      info: (facts, text) => logs.application.info(facts, text),
      error: (facts, text) => logs.error.error(facts, text),
    },
  })
  return {
    start: () => void worker.start(),
    async stop() {
      await worker.stop()
      await pool.end()
    },
  }
}
