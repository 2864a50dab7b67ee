import { type Kysely, sql } from 'kysely'
import { comment, dropHistory, grant, keepHistory, RECORD_COLUMNS } from '../src/ddl.ts'

/** Vaccinations, given or not. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table immunization (
    id uuid primary key default uuidv7(),
    patient_id uuid not null references patient (id),
    encounter_id uuid references encounter (id),
    code_system text not null,
    code text not null,
    code_display text not null,
    status text not null check (status in ('completed', 'not-done', 'entered-in-error')),
    status_reason text,
    occurred_at timestamptz(3) not null,
    lot_number text,
    expires_on date,
    site text,
    dose_number smallint check (dose_number between 1 and 20),
    is_primary_source boolean not null default true,
    note text,
    version integer not null default 1,
    created_at timestamptz not null default clock_timestamp(),
    created_by uuid,
    updated_at timestamptz not null default clock_timestamp(),
    updated_by uuid
  )`.execute(db)
  await comment(db, 'immunization', 'A vaccination, given or not (FHIR Immunization)', {
    ...RECORD_COLUMNS,
    patient_id: '@key Whose record',
    encounter_id: '@key Visit that it belongs to',
    code_system: '@clinical Code system of the vaccine (URI)',
    code: '@clinical Code of the vaccine',
    code_display: '@clinical The vaccine in words',
    status: '@clinical completed, not-done or entered-in-error',
    status_reason: '@clinical Why it was not given',
    occurred_at: '@date When it was given',
    lot_number: '@clinical Lot of the vaccine',
    expires_on: '@clinical Expiry date of the lot',
    site: '@clinical Where on the body',
    dose_number: '@clinical Which dose of the series',
    is_primary_source: '@clinical True: recorded by who gave it; false: as reported',
    note: '@text Remarks',
  })
  await sql`create index immunization_patient_id on immunization (patient_id, occurred_at desc)`.execute(db)
  await sql`create index immunization_encounter_id on immunization (encounter_id)`.execute(db)
  await keepHistory(db, 'immunization')
  await grant(db, 'immunization', 'select, insert, update')
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await dropHistory(db, 'immunization')
  await sql`drop table immunization`.execute(db)
}
