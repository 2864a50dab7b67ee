// guard-ignore-file index-not-concurrent: older than the first release, so it has only ever run on
// databases without rows
import { type Kysely, sql } from 'kysely'
import { comment, grant } from '../src/ddl.ts'

/** Who has seen which result, in which of its versions: a corrected result must be seen anew. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table result_review (
    id uuid primary key default uuidv7(),
    patient_id uuid not null references patient (id),
    observation_id uuid not null references observation (id),
    observation_version integer not null,
    seen_at timestamptz(3) not null default clock_timestamp(),
    seen_by uuid not null references app_user (id),
    unique (observation_id, observation_version, seen_by)
  )`.execute(db)
  await comment(db, 'result_review', 'A person who treats has seen a result', {
    id: '@key UUIDv7 of the mark',
    patient_id: '@key Whose record',
    observation_id: '@key Result that was seen',
    observation_version: '@operational Version of the result that was seen',
    seen_at: '@date When it was seen',
    seen_by: '@key Account of who has seen it',
  })
  await sql`create index result_review_patient_id on result_review (patient_id)`.execute(db)
  await sql`create index result_review_seen_by on result_review (seen_by)`.execute(db)
  // What waits to be seen is looked up for a whole site: only what may be out of its range, the newest first.
  await sql`create index observation_abnormal on observation (effective_at desc) where category = 'laboratory'
    and status in ('final', 'amended', 'corrected')
    and (interpretation <> 'N'
      or (interpretation is null and (value_quantity < reference_low or value_quantity > reference_high)))`.execute(
    db,
  )
  await grant(db, 'result_review', 'select, insert')
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop index observation_abnormal`.execute(db)
  await sql`drop table result_review`.execute(db)
}
