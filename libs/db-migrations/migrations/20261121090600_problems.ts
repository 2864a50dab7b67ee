import { type Kysely, sql } from 'kysely'
import { comment, dropHistory, grant, keepHistory, RECORD_COLUMNS } from '../src/ddl.ts'

/** Problems and diagnoses. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table condition (
    id uuid primary key default uuidv7(),
    patient_id uuid not null references patient (id),
    encounter_id uuid references encounter (id),
    code_system text not null,
    code text not null,
    code_display text not null,
    category text not null default 'problem-list-item' check (category in ('problem-list-item', 'encounter-diagnosis')),
    clinical_status text not null check (clinical_status in ('active', 'recurrence', 'relapse', 'inactive', 'remission', 'resolved')),
    verification_status text not null default 'confirmed' check (verification_status in ('unconfirmed', 'provisional', 'differential', 'confirmed', 'refuted', 'entered-in-error')),
    onset_at timestamptz(3),
    abated_at timestamptz(3),
    recorded_at timestamptz(3),
    note text,
    version integer not null default 1,
    created_at timestamptz not null default clock_timestamp(),
    created_by uuid,
    updated_at timestamptz not null default clock_timestamp(),
    updated_by uuid
  )`.execute(db)
  await comment(db, 'condition', 'A problem or diagnosis (FHIR Condition)', {
    ...RECORD_COLUMNS,
    patient_id: '@key Whose record',
    encounter_id: '@key Visit that it belongs to',
    code_system: '@clinical Code system of the problem (URI)',
    code: '@clinical Code of the problem',
    code_display: '@clinical The problem in words',
    category: '@clinical problem-list-item or encounter-diagnosis',
    clinical_status: '@clinical active, recurrence, relapse, inactive, remission or resolved',
    verification_status:
      '@clinical unconfirmed, provisional, differential, confirmed, refuted or entered-in-error',
    onset_at: '@date When it began',
    abated_at: '@date When it was over',
    recorded_at: '@date When it was first noted',
    note: '@text Remarks',
  })
  await sql`create index condition_patient_id on condition (patient_id, clinical_status)`.execute(db)
  await sql`create index condition_encounter_id on condition (encounter_id)`.execute(db)
  await keepHistory(db, 'condition')
  await grant(db, 'condition', 'select, insert, update')
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await dropHistory(db, 'condition')
  await sql`drop table condition`.execute(db)
}
