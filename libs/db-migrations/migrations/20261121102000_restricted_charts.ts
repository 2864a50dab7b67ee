// guard-ignore-file check-constraint-validates: older than the first release, so it has only ever run on
// databases without rows
import { type Kysely, sql } from 'kysely'
import { comment, dropHistory, grant, keepHistory, RECORD_COLUMNS } from '../src/ddl.ts'

/** Charts that only those with a care relation open: how long that lasts, why it is so, and who got in otherwise. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await addSettings(db)
  await createChartRestriction(db)
  await createBreakGlass(db)
}

async function addSettings(db: Kysely<unknown>): Promise<void> {
  await sql`alter table installation
    add column care_relation_days smallint not null default 30 check (care_relation_days between 1 and 3650),
    add column break_glass_hours smallint not null default 4 check (break_glass_hours between 1 and 72)`.execute(
    db,
  )
  const settings = {
    care_relation_days: '@operational For how many days a visit opens a restricted chart to who took part',
    break_glass_hours: '@operational For how many hours a broken glass opens a restricted chart',
  }
  for (const [column, description] of Object.entries(settings)) {
    await sql`comment on column ${sql.id('installation', column)} is ${sql.lit(description)}`.execute(db)
  }
}

async function createChartRestriction(db: Kysely<unknown>): Promise<void> {
  await sql`create table chart_restriction (
    id uuid primary key default uuidv7(),
    patient_id uuid not null references patient (id),
    is_restricted boolean not null,
    reason text not null,
    created_at timestamptz not null default clock_timestamp(),
    created_by uuid
  )`.execute(db)
  await comment(db, 'chart_restriction', 'Each time a chart was restricted or opened again, and why', {
    id: '@key UUIDv7 of the decision',
    patient_id: '@key Whose chart',
    is_restricted: '@operational True: restricted from then on; false: open again',
    reason: '@text Why, in the words of who decided',
    created_at: '@operational When it was decided',
    created_by: '@key Account that decided',
  })
  await sql`create index chart_restriction_patient_id on chart_restriction (patient_id, created_at desc)`.execute(
    db,
  )
  // What was decided stays as it was decided.
  await grant(db, 'chart_restriction', 'select, insert')
}

async function createBreakGlass(db: Kysely<unknown>): Promise<void> {
  await sql`create table break_glass (
    id uuid primary key default uuidv7(),
    patient_id uuid not null references patient (id),
    user_id uuid not null references app_user (id),
    session_id uuid not null,
    reason_code text not null check (reason_code in ('emergency', 'covering', 'consultation', 'follow-up', 'patient-request', 'other')),
    reason_text text not null,
    expires_at timestamptz(3) not null,
    reviewed_at timestamptz(3),
    reviewed_by uuid,
    review_note text,
    version integer not null default 1,
    created_at timestamptz not null default clock_timestamp(),
    created_by uuid,
    updated_at timestamptz not null default clock_timestamp(),
    updated_by uuid,
    constraint break_glass_review check (num_nulls(reviewed_at, reviewed_by) in (0, 2)),
    constraint break_glass_review_note check (review_note is null or reviewed_at is not null),
    constraint break_glass_reviewed_by_another check (reviewed_by <> user_id)
  )`.execute(db)
  await comment(db, 'break_glass', 'Somebody opened a restricted chart without a care relation', {
    ...RECORD_COLUMNS,
    patient_id: '@key Whose chart',
    user_id: '@key Account that opened it',
    session_id: '@key Session that it was opened in',
    reason_code: '@clinical emergency, covering, consultation, follow-up, patient-request or other',
    reason_text: '@text Why, in the words of who opened it',
    expires_at: '@operational Until when the chart is open to the account',
    reviewed_at: '@operational When somebody looked into it',
    reviewed_by: '@key Account that looked into it, never the one that opened the chart',
    review_note: '@text What was found',
  })
  await sql`create index break_glass_patient_id on break_glass (patient_id, user_id, expires_at)`.execute(db)
  await sql`create index break_glass_user_id on break_glass (user_id)`.execute(db)
  await sql`create index break_glass_unreviewed on break_glass (id) where reviewed_at is null`.execute(db)
  await keepHistory(db, 'break_glass')
  // Who, whom, why and until when cannot be changed afterwards.
  await grant(db, 'break_glass', 'select, insert, update (reviewed_at, reviewed_by, review_note, updated_by)')
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await dropHistory(db, 'break_glass')
  await sql`drop table break_glass`.execute(db)
  await sql`drop table chart_restriction`.execute(db)
  await sql`alter table installation drop column care_relation_days, drop column break_glass_hours`.execute(
    db,
  )
}
