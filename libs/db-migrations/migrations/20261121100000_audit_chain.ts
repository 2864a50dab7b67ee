// guard-ignore-file down-loses-data, drop-column, index-not-concurrent: older than the first release, so it
// has only ever run on databases without rows
import { type Kysely, sql } from 'kysely'
import { comment, grant } from '../src/ddl.ts'

/**
 * The hash chain of the audit trail (docs/decisions/0015): events are insert-only and may be committed in any order,
 * so the chain stands beside them, in seals. The four columns that events had for it were never filled.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table audit_event
    drop column chain_id,
    drop column chain_sequence,
    drop column previous_hash,
    drop column hash,
    add column changes jsonb`.execute(db)
  await sql`comment on column audit_event.changes is
    '@text What a write changed: by column, the value before and after'`.execute(db)
  await sql`create index audit_event_record_id on audit_event (record_id, recorded_at)
    where record_id is not null`.execute(db)
  // The application looks whether rows lie where none should: it may read them through the parent anyway.
  await grant(db, 'audit_event_default', 'select')
  await createSeal(db)
  await addReportPolicy(db)
}

async function createSeal(db: Kysely<unknown>): Promise<void> {
  // The foreign key is the chain: no seal without the one before it, and by the unique keys no two after one.
  await sql`create table audit_seal (
    chain_id uuid not null,
    first_sequence bigint not null check (first_sequence >= 1),
    last_sequence bigint not null,
    previous_sequence bigint generated always as (nullif(first_sequence - 1, 0)) stored,
    sealed_at timestamptz not null default clock_timestamp(),
    format smallint not null default 1,
    event_ids uuid[] not null,
    event_times timestamptz[] not null,
    event_hashes bytea not null,
    column_checks bytea not null,
    hash bytea not null check (octet_length(hash) = 32),
    primary key (chain_id, first_sequence),
    unique (chain_id, last_sequence),
    foreign key (chain_id, previous_sequence) references audit_seal (chain_id, last_sequence),
    check (last_sequence - first_sequence + 1 = cardinality(event_ids)),
    check (cardinality(event_times) = cardinality(event_ids)),
    check (octet_length(event_hashes) = 32 * cardinality(event_ids))
  )`.execute(db)
  await comment(db, 'audit_seal', 'A batch of links of the hash chains over the audit trail', {
    chain_id: '@operational Chain of one writing process',
    first_sequence: '@operational Place of the batch’s first event in the chain, from 1',
    last_sequence: '@operational Place of its last event',
    previous_sequence: '@operational Last place of the seal before; null for the first',
    sealed_at: '@operational When it was sealed',
    format: '@operational How events were hashed: 1 is that of docs/decisions/0015',
    event_ids: '@key Events sealed, in the order of the chain',
    event_times: '@operational When each was recorded',
    event_hashes: '@operational SHA-256 of each event, 32 bytes each',
    column_checks: '@operational Check values of each event’s columns, to tell which one differs',
    hash: '@operational The chain’s hash after the last event',
  })
  await sql`create index audit_seal_sealed_at on audit_seal (sealed_at)`.execute(db)
  await grant(db, 'audit_seal', 'select, insert')
}

async function addReportPolicy(db: Kysely<unknown>): Promise<void> {
  await sql`alter table installation add column names_staff_in_reports boolean not null default true`.execute(
    db,
  )
  await sql`comment on column installation.names_staff_in_reports is
    '@operational Whether a patient’s report of who opened the chart names people, or their roles only'`.execute(
    db,
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table installation drop column names_staff_in_reports`.execute(db)
  await sql`drop table audit_seal`.execute(db)
  await sql`revoke select on audit_event_default from ehr_app`.execute(db)
  await sql`drop index audit_event_record_id`.execute(db)
  await sql`alter table audit_event
    drop column changes,
    add column chain_id uuid,
    add column chain_sequence bigint,
    add column previous_hash bytea,
    add column hash bytea`.execute(db)
  await comment(db, 'audit_event', 'Who did what to whose record, when, from where (FHIR AuditEvent)', {
    chain_id: '@operational Chain of the writer that recorded it',
    chain_sequence: '@operational Place in that chain',
    previous_hash: '@operational Hash of the event before it in the chain',
    hash: '@operational Hash over this event and the one before',
  })
}
