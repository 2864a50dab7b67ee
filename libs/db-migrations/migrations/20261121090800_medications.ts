import { type Kysely, sql } from 'kysely'
import { comment, dropHistory, grant, keepHistory, RECORD_COLUMNS } from '../src/ddl.ts'

/** Medications that were prescribed or are taken. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table medication_request (
    id uuid primary key default uuidv7(),
    patient_id uuid not null references patient (id),
    encounter_id uuid references encounter (id),
    practitioner_id uuid references practitioner (id),
    code_system text not null,
    code text not null,
    code_display text not null,
    status text not null check (status in ('active', 'on-hold', 'cancelled', 'completed', 'stopped', 'draft', 'entered-in-error')),
    intent text not null default 'order' check (intent in ('proposal', 'plan', 'order', 'original-order', 'reflex-order', 'filler-order', 'instance-order', 'option')),
    dose_quantity numeric,
    dose_unit text,
    route text,
    frequency text,
    instructions text,
    is_as_needed boolean not null default false,
    authored_at timestamptz(3) not null,
    stopped_at timestamptz(3),
    stop_reason text,
    reason_system text,
    reason_code text,
    reason_display text,
    version integer not null default 1,
    created_at timestamptz not null default clock_timestamp(),
    created_by uuid,
    updated_at timestamptz not null default clock_timestamp(),
    updated_by uuid
  )`.execute(db)
  await comment(db, 'medication_request', 'A prescription (FHIR MedicationRequest)', {
    ...RECORD_COLUMNS,
    patient_id: '@key Whose record',
    encounter_id: '@key Visit that it belongs to',
    practitioner_id: '@key Who prescribed it',
    code_system: '@clinical Code system of the drug (URI)',
    code: '@clinical Code of the drug',
    code_display: '@clinical The drug in words',
    status: '@clinical active, on-hold, cancelled, completed, stopped, draft or entered-in-error',
    intent: '@clinical FHIR request intent, order as a rule',
    dose_quantity: '@clinical Dose at a time',
    dose_unit: '@clinical Unit of the dose (UCUM)',
    route: '@clinical Route, in words',
    frequency: '@clinical How often, in words',
    instructions: '@text Instructions to the patient',
    is_as_needed: '@clinical Only when needed',
    authored_at: '@date When it was prescribed',
    stopped_at: '@date When it was stopped',
    stop_reason: '@text Why it was stopped',
    reason_system: '@clinical Code system of the reason for it (URI)',
    reason_code: '@clinical Code of the reason for it',
    reason_display: '@clinical The reason for it in words',
  })
  await sql`create index medication_request_patient_id on medication_request (patient_id, status)`.execute(db)
  await sql`create index medication_request_encounter_id on medication_request (encounter_id)`.execute(db)
  await sql`create index medication_request_practitioner_id on medication_request (practitioner_id)`.execute(
    db,
  )
  await keepHistory(db, 'medication_request')
  await grant(db, 'medication_request', 'select, insert, update')
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await dropHistory(db, 'medication_request')
  await sql`drop table medication_request`.execute(db)
}
