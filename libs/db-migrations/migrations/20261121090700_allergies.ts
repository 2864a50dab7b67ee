import { type Kysely, sql } from 'kysely'
import { comment, dropHistory, grant, keepHistory, RECORD_COLUMNS } from '../src/ddl.ts'

/** Allergies and intolerances; that none is known is a record too. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table allergy_intolerance (
    id uuid primary key default uuidv7(),
    patient_id uuid not null references patient (id),
    code_system text not null,
    code text not null,
    code_display text not null,
    type text check (type in ('allergy', 'intolerance')),
    category text check (category in ('food', 'medication', 'environment', 'biologic')),
    criticality text check (criticality in ('low', 'high', 'unable-to-assess')),
    clinical_status text not null default 'active' check (clinical_status in ('active', 'inactive', 'resolved')),
    verification_status text not null default 'confirmed' check (verification_status in ('unconfirmed', 'confirmed', 'refuted', 'entered-in-error')),
    is_none_known boolean not null default false,
    reaction text,
    reaction_severity text check (reaction_severity in ('mild', 'moderate', 'severe')),
    onset_at timestamptz(3),
    recorded_at timestamptz(3),
    note text,
    version integer not null default 1,
    created_at timestamptz not null default clock_timestamp(),
    created_by uuid,
    updated_at timestamptz not null default clock_timestamp(),
    updated_by uuid
  )`.execute(db)
  await comment(
    db,
    'allergy_intolerance',
    'An allergy, an intolerance, or that none is known (FHIR AllergyIntolerance)',
    {
      ...RECORD_COLUMNS,
      patient_id: '@key Whose record',
      code_system: '@clinical Code system of the agent (URI)',
      code: '@clinical Code of the agent',
      code_display: '@clinical The agent in words',
      type: '@clinical allergy or intolerance',
      category: '@clinical food, medication, environment or biologic',
      criticality: '@clinical low, high or unable-to-assess',
      clinical_status: '@clinical active, inactive or resolved',
      verification_status: '@clinical unconfirmed, confirmed, refuted or entered-in-error',
      is_none_known: '@clinical True: the record states that no allergy is known',
      reaction: '@clinical What happened',
      reaction_severity: '@clinical mild, moderate or severe',
      onset_at: '@date When it began',
      recorded_at: '@date When it was first noted',
      note: '@text Remarks',
    },
  )
  await sql`create index allergy_intolerance_patient_id on allergy_intolerance (patient_id, clinical_status)`.execute(
    db,
  )
  await keepHistory(db, 'allergy_intolerance')
  await grant(db, 'allergy_intolerance', 'select, insert, update')
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await dropHistory(db, 'allergy_intolerance')
  await sql`drop table allergy_intolerance`.execute(db)
}
