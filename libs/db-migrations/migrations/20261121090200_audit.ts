import { type Kysely, sql } from 'kysely'
import { comment, grant } from '../src/ddl.ts'

/** The audit trail: insert-only for the application, a partition a month, with room for the hash chain. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table audit_event (
    id uuid not null default uuidv7(),
    recorded_at timestamptz not null default clock_timestamp(),
    action text not null,
    outcome text not null check (outcome in ('success', 'refused', 'failed')),
    operation text not null,
    user_id uuid,
    roles text[] not null default '{}',
    session_id uuid,
    patient_ids uuid[] not null default '{}',
    record_type text,
    record_id uuid,
    record_version integer,
    detail jsonb,
    reason text,
    client_address inet,
    user_agent text,
    request_id text,
    chain_id uuid,
    chain_sequence bigint,
    previous_hash bytea,
    hash bytea,
    primary key (recorded_at, id)
  ) partition by range (recorded_at)`.execute(db)
  await comment(db, 'audit_event', 'Who did what to whose record, when, from where (FHIR AuditEvent)', {
    id: '@key UUIDv7 of the event',
    recorded_at: '@operational When it was recorded',
    action: '@operational create, read, update, delete, search, export, sign-in, sign-out',
    outcome: '@operational success, refused or failed',
    operation: '@operational Operation id of the route, or name of the command',
    user_id: '@key Account that acted; null: nobody signed in, or a command',
    roles: '@operational Roles that the account held',
    session_id: '@key Session that it happened in',
    patient_ids: '@key Patients whose data was shown or changed',
    record_type: '@operational Table of the record',
    record_id: '@key Record that was read or changed',
    record_version: '@operational Its version afterwards',
    detail: '@text What was asked or changed, as the action needs it',
    reason: '@text Why, in the words of who acted',
    client_address: '@ip Address that the request came from',
    user_agent: '@device-id Browser that the request came from',
    request_id: '@operational Id of the request, as in the logs',
    chain_id: '@operational Chain of the writer that recorded it',
    chain_sequence: '@operational Place in that chain',
    previous_hash: '@operational Hash of the event before it in the chain',
    hash: '@operational Hash over this event and the one before',
  })
  await sql`create index audit_event_patient_ids on audit_event using gin (patient_ids)`.execute(db)
  await sql`create index audit_event_user_id on audit_event (user_id, recorded_at)`.execute(db)
  await sql`create table audit_event_default partition of audit_event default`.execute(db)
  await createPartitionFunction(db)
  await sql`select audit_ensure_partitions(3)`.execute(db)
  await grant(db, 'audit_event', 'select, insert')
}

async function createPartitionFunction(db: Kysely<unknown>): Promise<void> {
  // The application has no DDL: what its job must create, it creates through this function of the owner's.
  await sql`create function audit_ensure_partitions(months_ahead integer) returns integer
    language plpgsql security definer set search_path = public, pg_temp as $$
    declare
      first_day date;
      made integer := 0;
    begin
      for month in 0..least(greatest(months_ahead, 0), 24) loop
        first_day := (date_trunc('month', now() at time zone 'UTC') + make_interval(months => month))::date;
        if to_regclass(format('audit_event_%s', to_char(first_day, 'YYYY_MM'))) is null then
          execute format(
            'create table %I partition of audit_event for values from (%L) to (%L)',
            'audit_event_' || to_char(first_day, 'YYYY_MM'),
            first_day::timestamp at time zone 'UTC',
            (first_day + interval '1 month')::timestamp at time zone 'UTC'
          );
          made := made + 1;
        end if;
      end loop;
      return made;
    end
  $$`.execute(db)
  await sql`revoke execute on function audit_ensure_partitions(integer) from public`.execute(db)
  await sql`grant execute on function audit_ensure_partitions(integer) to ehr_app`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function audit_ensure_partitions(integer)`.execute(db)
  await sql`drop table audit_event`.execute(db)
}
