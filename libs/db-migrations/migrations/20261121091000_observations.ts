import { type Kysely, sql } from 'kysely'
import { comment, dropHistory, grant, keepHistory, RECORD_COLUMNS } from '../src/ddl.ts'

/** Vital signs, laboratory results and surveys. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createObservation(db)
  await createObservationComponent(db)
}

async function createObservation(db: Kysely<unknown>): Promise<void> {
  await sql`create table observation (
    id uuid primary key default uuidv7(),
    patient_id uuid not null references patient (id),
    encounter_id uuid references encounter (id),
    category text not null check (category in ('vital-signs', 'laboratory', 'survey', 'social-history', 'imaging', 'procedure', 'exam', 'therapy', 'activity')),
    code_system text not null,
    code text not null,
    code_display text not null,
    status text not null check (status in ('registered', 'preliminary', 'final', 'amended', 'corrected', 'cancelled', 'entered-in-error', 'unknown')),
    effective_at timestamptz(3) not null,
    issued_at timestamptz(3),
    value_quantity numeric,
    value_unit text,
    value_system text,
    value_code text,
    value_display text,
    value_text text,
    reference_low numeric,
    reference_high numeric,
    reference_text text,
    interpretation text check (interpretation in ('N', 'L', 'H', 'LL', 'HH', 'A', 'AA')),
    performer text,
    note text,
    version integer not null default 1,
    created_at timestamptz not null default clock_timestamp(),
    created_by uuid,
    updated_at timestamptz not null default clock_timestamp(),
    updated_by uuid
  )`.execute(db)
  await comment(db, 'observation', 'A measured or asked fact (FHIR Observation)', {
    ...RECORD_COLUMNS,
    patient_id: '@key Whose record',
    encounter_id: '@key Visit that it belongs to',
    category: '@clinical FHIR observation category',
    code_system: '@clinical Code system of what was measured (URI)',
    code: '@clinical Code of what was measured',
    code_display: '@clinical What was measured in words',
    status:
      '@clinical registered, preliminary, final, amended, corrected, cancelled, entered-in-error or unknown',
    effective_at: '@date When it was true',
    issued_at: '@date When it was reported',
    value_quantity: '@clinical Measured value, with the reported precision',
    value_unit: '@clinical Unit (UCUM)',
    value_system: '@clinical Code system of a coded value (URI)',
    value_code: '@clinical Code of a coded value',
    value_display: '@clinical A coded value in words',
    value_text: '@text Value in words',
    reference_low: '@clinical Lower end of the reference range',
    reference_high: '@clinical Upper end of the reference range',
    reference_text: '@clinical Reference range in words, with its population',
    interpretation: '@clinical N, L, H, LL, HH, A or AA',
    performer: '@name Laboratory or person that measured',
    note: '@text Remarks',
  })
  await sql`create index observation_patient_id on observation (patient_id, category, effective_at desc)`.execute(
    db,
  )
  await sql`create index observation_trend on observation (patient_id, code, effective_at desc)`.execute(db)
  await sql`create index observation_encounter_id on observation (encounter_id)`.execute(db)
  await keepHistory(db, 'observation')
  await grant(db, 'observation', 'select, insert, update')
}

async function createObservationComponent(db: Kysely<unknown>): Promise<void> {
  await sql`create table observation_component (
    id uuid primary key default uuidv7(),
    observation_id uuid not null references observation (id),
    position smallint not null default 0,
    code_system text not null,
    code text not null,
    code_display text not null,
    value_quantity numeric,
    value_unit text,
    value_system text,
    value_code text,
    value_display text,
    value_text text,
    version integer not null default 1,
    created_at timestamptz not null default clock_timestamp(),
    created_by uuid,
    updated_at timestamptz not null default clock_timestamp(),
    updated_by uuid
  )`.execute(db)
  await comment(
    db,
    'observation_component',
    'One of several values of an observation, such as systolic pressure (FHIR Observation.component)',
    {
      ...RECORD_COLUMNS,
      observation_id: '@key Observation that it is part of',
      position: '@operational Order in which they are shown',
      code_system: '@clinical Code system of what was measured (URI)',
      code: '@clinical Code of what was measured',
      code_display: '@clinical What was measured in words',
      value_quantity: '@clinical Measured value, with the reported precision',
      value_unit: '@clinical Unit (UCUM)',
      value_system: '@clinical Code system of a coded value (URI)',
      value_code: '@clinical Code of a coded value',
      value_display: '@clinical A coded value in words',
      value_text: '@text Value in words',
    },
  )
  await sql`create index observation_component_observation_id on observation_component (observation_id)`.execute(
    db,
  )
  await keepHistory(db, 'observation_component')
  await grant(db, 'observation_component', 'select, insert, update, delete')
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await dropHistory(db, 'observation_component')
  await sql`drop table observation_component`.execute(db)
  await dropHistory(db, 'observation')
  await sql`drop table observation`.execute(db)
}
