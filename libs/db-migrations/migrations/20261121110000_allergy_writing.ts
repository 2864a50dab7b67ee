// guard-ignore-file check-constraint-validates, long-lock-window: older than the first release, so it has
// only ever run on databases without rows
import { type Kysely, sql } from 'kysely'
import { comment, grant, keepHistory, RECORD_COLUMNS } from '../src/ddl.ts'

/** What people write of an allergy beyond what imports bring, and that somebody went through the list. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // The history has the same columns in the same order: its trigger copies whole rows.
  for (const table of ['allergy_intolerance', 'allergy_intolerance_history']) {
    await sql`alter table ${sql.id(table)}
      add column reactions jsonb,
      add column onset_on date,
      add column onset_precision text,
      add column status_reason text`.execute(db)
    for (const [column, text] of Object.entries(COLUMNS)) {
      await sql`comment on column ${sql.id(table, column)} is ${sql.lit(text)}`.execute(db)
    }
  }
  await sql`alter table allergy_intolerance
    add constraint allergy_intolerance_onset check ((onset_on is null) = (onset_precision is null)),
    add constraint allergy_intolerance_onset_precision check (onset_precision in ('day', 'month', 'year')),
    add constraint allergy_intolerance_reactions check (jsonb_typeof(reactions) = 'array')`.execute(db)
  await createReview(db)
}

const COLUMNS = {
  reactions: '@clinical All reactions, the severest first; reaction and its severity repeat that one',
  onset_on: '@date When it began as people wrote it: the day, or the first of the month or year',
  onset_precision: '@clinical day, month or year: what of onset_on is known',
  status_reason: '@text Why it is no longer active, was refuted or was entered in error',
}

async function createReview(db: Kysely<unknown>): Promise<void> {
  await sql`create table allergy_review (
    id uuid primary key default uuidv7(),
    patient_id uuid not null references patient (id),
    reviewed_at timestamptz(3) not null,
    version integer not null default 1,
    created_at timestamptz not null default clock_timestamp(),
    created_by uuid,
    updated_at timestamptz not null default clock_timestamp(),
    updated_by uuid
  )`.execute(db)
  await comment(
    db,
    'allergy_review',
    'Somebody went through the allergies of a patient and found them right',
    {
      ...RECORD_COLUMNS,
      patient_id: '@key Whose allergies',
      reviewed_at: '@date When',
    },
  )
  await sql`create index allergy_review_patient_id on allergy_review (patient_id, reviewed_at)`.execute(db)
  await keepHistory(db, 'allergy_review')
  await grant(db, 'allergy_review', 'select, insert')
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table allergy_review, allergy_review_history`.execute(db)
  for (const table of ['allergy_intolerance', 'allergy_intolerance_history']) {
    await sql`alter table ${sql.id(table)}
      drop column reactions, drop column onset_on, drop column onset_precision, drop column status_reason`.execute(
      db,
    )
  }
}
