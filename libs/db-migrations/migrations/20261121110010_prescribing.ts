// guard-ignore-file check-constraint-validates, long-lock-window: older than the first release, so it has
// only ever run on databases without rows
import { type Kysely, sql } from 'kysely'
import { comment, grant, keepHistory, RECORD_COLUMNS } from '../src/ddl.ts'

/** What prescribing here writes beyond what imports bring, and why a warning was set aside. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['medication_request', 'medication_request_history']) {
    await sql`alter table ${sql.id(table)}
      add column frequency_code text,
      add column starts_on date,
      add column ends_on date,
      add column stop_code text,
      add column status_reason text`.execute(db)
    for (const [column, text] of Object.entries(COLUMNS)) {
      await sql`comment on column ${sql.id(table, column)} is ${sql.lit(text)}`.execute(db)
    }
  }
  await sql`alter table medication_request
    add constraint medication_request_period check (ends_on >= starts_on)`.execute(db)
  await createOverride(db)
}

const COLUMNS = {
  frequency_code: '@clinical How often, as a code of the contract; frequency has it in words',
  starts_on: '@date First day of taking it',
  ends_on: '@date Last day of taking it, where that is planned',
  stop_code: '@clinical Why it was stopped, as a code of the contract',
  status_reason: '@text Why it is on hold, was changed or was entered in error',
}

async function createOverride(db: Kysely<unknown>): Promise<void> {
  await sql`create table medication_override (
    id uuid primary key default uuidv7(),
    patient_id uuid not null references patient (id),
    medication_id uuid not null references medication_request (id),
    kind text not null,
    severity text not null check (severity in ('high', 'moderate', 'low')),
    conflict_id uuid not null,
    conflict_version integer not null,
    conflict_system text not null,
    conflict_code text not null,
    conflict_display text not null,
    matched text not null,
    knowledge_version text not null,
    reason_code text not null,
    reason text not null,
    version integer not null default 1,
    created_at timestamptz not null default clock_timestamp(),
    created_by uuid,
    updated_at timestamptz not null default clock_timestamp(),
    updated_by uuid
  )`.execute(db)
  await comment(db, 'medication_override', 'A drug warning that was set aside, and why', {
    ...RECORD_COLUMNS,
    patient_id: '@key Whose prescription',
    medication_id: '@key The prescription that was made nevertheless',
    kind: '@clinical What the warning was about: an allergy, cross-reactivity, the same drug',
    severity: '@clinical high, moderate or low',
    conflict_id: '@key The allergy or prescription that it conflicts with',
    conflict_version: '@operational Version of that record when the warning was given',
    conflict_system: '@clinical Code system of what it conflicts with (URI)',
    conflict_code: '@clinical Code of what it conflicts with',
    conflict_display: '@clinical What it conflicts with, in words',
    matched: '@clinical The ingredient or class that both have',
    knowledge_version: '@operational Version of the drug knowledge that warned',
    reason_code: '@clinical Why it was set aside, as a code of the contract',
    reason: '@text Why it was set aside, in words',
  })
  await sql`create index medication_override_medication_id on medication_override (medication_id)`.execute(db)
  await sql`create index medication_override_patient_id on medication_override (patient_id)`.execute(db)
  await keepHistory(db, 'medication_override')
  // What was answered to a warning is never corrected: no update.
  await grant(db, 'medication_override', 'select, insert')
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table medication_override, medication_override_history`.execute(db)
  for (const table of ['medication_request', 'medication_request_history']) {
    await sql`alter table ${sql.id(table)} drop column frequency_code, drop column starts_on,
      drop column ends_on, drop column stop_code, drop column status_reason`.execute(db)
  }
}
