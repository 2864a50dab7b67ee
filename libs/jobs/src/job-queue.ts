import type { Database } from '@ehr/db-migrations'
import type { Job } from '@ehr/http'
import { type Kysely, sql } from 'kysely'
import type { DefinedJob } from './define-job.ts'
import { queueOptions } from './queue-options.ts'
import { JOB_SCHEMA } from './schema.ts'

/** Where handlers leave work for later: `context.services.jobs`. */
export interface JobQueue {
  /**
   * Queues a job; `db` is the handler's own, so that the job exists if its transaction is committed, else not.
   * @throws when the data does not fit the job.
   */
  queue<Data>(db: Kysely<Database>, job: DefinedJob<Data>, data: Data): Promise<void>
}

declare module '@ehr/http' {
  interface Services {
    readonly jobs: JobQueue
  }
}

/** Makes the queue; needs no worker in this process, and none that runs now. */
export function createJobQueue(): JobQueue {
  return {
    async queue(db, job, data) {
      const parsed = job.parse(data)
      await ensureQueue(db, job)
      await insertJob(db, job.name, parsed)
    },
  }
}

/** Makes the job's queue unless it is there. */
async function ensureQueue(db: Kysely<Database>, job: Pick<Job, 'name' | 'schedule'>): Promise<void> {
  const options = JSON.stringify(queueOptions(job))
  await sql`select ${FUNCTION}(${job.name}, ${options}::jsonb)`.execute(db)
}

/** Columns as pg-boss's own insert fills them (https://pgboss.io/sql); it has no call that joins a transaction. */
async function insertJob(db: Kysely<Database>, name: string, data: unknown): Promise<void> {
  await sql`
    insert into ${JOB_TABLE} (
      name, data, policy, retry_limit, retry_delay, retry_backoff, expire_seconds, deletion_seconds, keep_until
    )
    select name, ${JSON.stringify(data)}::jsonb, policy, retry_limit, retry_delay, retry_backoff, expire_seconds,
      deletion_seconds, now() + retention_seconds * interval '1 second'
    from ${QUEUE_TABLE} where name = ${name}`.execute(db)
}

const FUNCTION = sql.id(JOB_SCHEMA, 'create_queue')
const JOB_TABLE = sql.id(JOB_SCHEMA, 'job')
const QUEUE_TABLE = sql.id(JOB_SCHEMA, 'queue')
