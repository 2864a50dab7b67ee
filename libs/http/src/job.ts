import type { Database } from '@ehr/db-migrations'
import type { Kysely } from 'kysely'
import type { Services } from './services.ts'

/** Work that no request waits for: `ApiFeature.jobs`, run by libs/jobs in the API's process or in a worker. */
export interface Job {
  /** `<feature>.<verb>`, unique in the installation; the name of its queue. */
  readonly name: string
  /** When it runs by itself: cron with five fields, in UTC. */
  readonly schedule?: string
  /** Runs again after a failure, so it must be safe to repeat. `data` is null where a schedule called. */
  run(context: JobContext, data: unknown): Promise<void>
}

/** What a job may touch; `signal` aborts when the process ends before the job does. */
export interface JobContext {
  readonly db: Kysely<Database>
  readonly services: Services
  readonly now: Date
  readonly signal: AbortSignal
}
