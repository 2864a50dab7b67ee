import { createDb } from '@ehr/db'
import { readApiEnv } from '@ehr/env/ehr-api'
import { createLogs } from '@ehr/observability/api'
import { assertDataClass } from '../data-class.ts'
import { createJobs } from '../jobs.ts'
import { createServices } from '../services.ts'
import { closeOnSignals } from '../shutdown.ts'
import type { Installation } from './installation.ts'

/** Runs the jobs until the process is told to stop; answers the exit code. */
export async function work({ features }: Installation): Promise<number> {
  const env = readApiEnv(process.env)
  const logs = createLogs({ level: env.LOG_LEVEL, release: env.RELEASE })
  const db = createDb({
    connectionString: env.DATABASE_URL,
    applicationName: 'ehr-worker',
    maxConnections: env.DATABASE_CONNECTIONS,
    onIdleError: (error) => logs.error.warn({ err: error }, 'an idle database connection broke'),
  })
  const services = createServices({ env, db, features })
  const jobs = createJobs({ env, db, features, services, logs })
  async function stop(): Promise<void> {
    await jobs.stop()
    services.mail.close()
    await db.destroy()
  }
  try {
    await assertDataClass(db, env.DATA_CLASS)
  } catch (error) {
    await stop()
    throw error
  }
  jobs.start()
  return await closeOnSignals({ process, logs, stop })
}
