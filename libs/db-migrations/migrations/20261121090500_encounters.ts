import { type Kysely, sql } from 'kysely'
import { comment, dropHistory, grant, keepHistory, RECORD_COLUMNS } from '../src/ddl.ts'

/** Visits, from arrival to their end. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table encounter (
    id uuid primary key default uuidv7(),
    patient_id uuid not null references patient (id),
    location_id uuid references location (id),
    practitioner_id uuid references practitioner (id),
    status text not null check (status in ('planned', 'arrived', 'triaged', 'in-progress', 'onleave', 'finished', 'cancelled', 'entered-in-error')),
    class text not null check (class in ('ambulatory', 'emergency', 'inpatient', 'home', 'virtual')),
    type_system text,
    type_code text,
    type_display text,
    reason_system text,
    reason_code text,
    reason_display text,
    started_at timestamptz(3) not null,
    ended_at timestamptz(3),
    version integer not null default 1,
    created_at timestamptz not null default clock_timestamp(),
    created_by uuid,
    updated_at timestamptz not null default clock_timestamp(),
    updated_by uuid,
    check (ended_at is null or ended_at >= started_at)
  )`.execute(db)
  await comment(db, 'encounter', 'A visit or stay of a patient (FHIR Encounter)', {
    ...RECORD_COLUMNS,
    patient_id: '@key Whose record',
    location_id: '@key Site where it took place',
    practitioner_id: '@key Who saw the patient',
    status:
      '@clinical planned, arrived, triaged, in-progress, onleave, finished, cancelled or entered-in-error',
    class: '@clinical ambulatory, emergency, inpatient, home or virtual',
    type_system: '@clinical Code system of the kind of visit (URI)',
    type_code: '@clinical Code of the kind of visit',
    type_display: '@clinical The kind of visit in words',
    reason_system: '@clinical Code system of the reason for it (URI)',
    reason_code: '@clinical Code of the reason for it',
    reason_display: '@clinical The reason for it in words',
    started_at: '@date When it began',
    ended_at: '@date When it ended',
  })
  await sql`create index encounter_patient_id on encounter (patient_id, started_at desc)`.execute(db)
  await sql`create index encounter_location_id on encounter (location_id, started_at)`.execute(db)
  await sql`create index encounter_practitioner_id on encounter (practitioner_id, started_at)`.execute(db)
  await keepHistory(db, 'encounter')
  await grant(db, 'encounter', 'select, insert, update')
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await dropHistory(db, 'encounter')
  await sql`drop table encounter`.execute(db)
}
