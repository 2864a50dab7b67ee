import { type Kysely, sql } from 'kysely'
import { comment, dropHistory, grant, keepHistory, RECORD_COLUMNS } from '../src/ddl.ts'

/** Appointments, from booking to their end; a practitioner is booked once at a time unless somebody says why. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Lets an exclusion constraint compare ids; a trusted extension since PostgreSQL 13, so the owner may make it.
  await sql`create extension if not exists btree_gist`.execute(db)
  await sql`create table appointment (
    id uuid primary key default uuidv7(),
    patient_id uuid not null references patient (id),
    location_id uuid not null references location (id),
    practitioner_id uuid not null references practitioner (id),
    starts_at timestamptz(3) not null,
    ends_at timestamptz(3) not null,
    status text not null default 'booked' check (status in ('booked', 'arrived', 'checked-in', 'fulfilled', 'noshow', 'cancelled', 'entered-in-error')),
    visit_type_system text,
    visit_type_code text,
    visit_type_display text,
    reason_system text,
    reason_code text,
    reason_display text,
    reason_text text,
    comment text,
    cancel_reason text,
    overlap_reason text,
    arrived_at timestamptz(3),
    in_room_at timestamptz(3),
    done_at timestamptz(3),
    encounter_id uuid references encounter (id),
    version integer not null default 1,
    created_at timestamptz not null default clock_timestamp(),
    created_by uuid,
    updated_at timestamptz not null default clock_timestamp(),
    updated_by uuid,
    check (ends_at > starts_at),
    check (status <> 'cancelled' or cancel_reason is not null),
    constraint appointment_no_overlap exclude using gist (
      practitioner_id with =,
      tstzrange(starts_at, ends_at) with &&
    ) where (status in ('booked', 'arrived', 'checked-in', 'fulfilled') and overlap_reason is null)
      deferrable initially immediate
  )`.execute(db)
  await comment(db, 'appointment', 'A time set aside for a patient with a practitioner (FHIR Appointment)', {
    ...RECORD_COLUMNS,
    patient_id: '@key Whose record',
    location_id: '@key Site where it is to take place; its time zone says which day it is on',
    practitioner_id: '@key Whom the patient is to see',
    starts_at: '@date When it begins',
    ends_at: '@date When it ends',
    status:
      '@clinical booked, arrived, checked-in (in the room), fulfilled (done), noshow, cancelled or entered-in-error',
    visit_type_system: '@clinical Code system of the kind of visit (URI)',
    visit_type_code: '@clinical Code of the kind of visit',
    visit_type_display: '@clinical The kind of visit in words',
    reason_system: '@clinical Code system of the reason for it (URI)',
    reason_code: '@clinical Code of the reason for it',
    reason_display: '@clinical The reason for it in words',
    reason_text: '@text The reason for it as the patient says it',
    comment: '@text What the desk must know',
    cancel_reason: '@text Why it was cancelled',
    overlap_reason: '@text Why the practitioner is booked twice at this time',
    arrived_at: '@date When the patient came',
    in_room_at: '@date When the patient was taken in',
    done_at: '@date When the patient was done',
    encounter_id: '@key Visit that came of it',
  })
  await sql`create index appointment_location_id on appointment (location_id, starts_at)`.execute(db)
  await sql`create index appointment_practitioner_id on appointment (practitioner_id, starts_at)`.execute(db)
  await sql`create index appointment_patient_id on appointment (patient_id, starts_at desc)`.execute(db)
  await sql`create index appointment_encounter_id on appointment (encounter_id)`.execute(db)
  await keepHistory(db, 'appointment')
  await grant(db, 'appointment', 'select, insert, update')
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await dropHistory(db, 'appointment')
  await sql`drop table appointment`.execute(db)
  await sql`drop extension btree_gist`.execute(db)
}
