import type { PgBoss } from 'pg-boss'
import { JOB_SCHEMA } from './schema.ts'
import type { WorkerLog } from './worker.ts'

/** The part of pg's Pool that is used. */
export interface Pool {
  query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>
}

/**
 * Makes pg-boss on our connections, without anything that needs DDL: the application's role has none, so tables
 * come from our migrations, and rebuilding of indexes is left to PostgreSQL's owner.
 */
export async function createBoss(pool: Pool, log: WorkerLog): Promise<PgBoss> {
  // Loaded here: a process that only queues jobs does not need it.
  const boss = new (await import('pg-boss')).PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values) },
    schema: JOB_SCHEMA,
    migrate: false,
    createSchema: false,
    reindex: false,
    monitorVacuum: false,
    persistWarnings: false,
  })
  boss.on('error', (error) => log.error({ err: error }, 'the job queue had an error'))
  // A warning carries SQL and values: its sentence is enough.
  boss.on('warning', ({ message }) => log.info({ warning: message }, 'the job queue warns'))
  return boss
}
