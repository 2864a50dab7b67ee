import { readFile } from 'node:fs/promises'
import { type Kysely, sql } from 'kysely'

/**
 * The tables of pg-boss, as version 12.35 makes them (its schema 43; a test in libs/jobs compares). The owner makes
 * them here, since the application has no DDL; a newer pg-boss brings its own migrations, which become one of ours.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const file = new URL('../sql/pg-boss-43.sql', import.meta.url)
  await sql.raw(await readFile(file, 'utf8')).execute(db)
  await sql`comment on schema job_queue is 'Jobs, kept by pg-boss; its data are ids and codes only'`.execute(
    db,
  )
  // Functions are everybody's unless said otherwise.
  await sql`revoke execute on all functions in schema job_queue from public`.execute(db)
  await sql`grant usage on schema job_queue to ehr_app`.execute(db)
  await sql`grant execute on function job_queue.job_now(), job_queue.create_queue(text, jsonb) to ehr_app`.execute(
    db,
  )
  for (const [table, rights] of Object.entries(RIGHTS)) {
    await sql`grant ${sql.raw(rights)} on ${sql.id('job_queue', table)} to ehr_app`.execute(db)
  }
}

/** What sending, working and scheduling of jobs need, tried; partitions for statistics are not used. */
const RIGHTS = {
  version: 'select, update',
  queue: 'select, insert, update',
  schedule: 'select, insert, update, delete',
  job: 'select, insert, update, delete',
  job_common: 'select, insert, update, delete',
  job_dependency: 'select, delete',
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop schema job_queue cascade`.execute(db)
}
