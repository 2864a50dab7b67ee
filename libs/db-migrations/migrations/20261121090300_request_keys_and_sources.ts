import { type Kysely, sql } from 'kysely'
import { comment, grant } from '../src/ddl.ts'

/** What makes repeating harmless: answers of creates by their key, and what an import brought. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table idempotency_key (
    user_id uuid not null,
    key text not null check (length(key) between 8 and 200),
    operation text not null,
    request_hash bytea not null,
    status smallint not null,
    answer jsonb not null,
    created_at timestamptz not null default clock_timestamp(),
    primary key (user_id, key)
  )`.execute(db)
  await comment(db, 'idempotency_key', 'Answers of creates, so that a repeated request makes nothing twice', {
    user_id: '@key Account that made the request',
    key: '@operational Idempotency-Key of the request',
    operation: '@operational Operation id of the route',
    request_hash: '@operational SHA-256 of what was asked',
    status: '@operational HTTP status of the answer',
    answer: '@text Body of the answer, and what the audit says of it',
    created_at: '@operational When it was answered',
  })
  await sql`create index idempotency_key_created_at on idempotency_key (created_at)`.execute(db)
  await grant(db, 'idempotency_key', 'select, insert, delete')

  await sql`create table source_record (
    source text not null,
    source_type text not null,
    source_id text not null,
    record_type text not null,
    record_id uuid not null,
    record_version integer not null,
    hash bytea not null,
    imported_at timestamptz not null default clock_timestamp(),
    primary key (source, source_type, source_id)
  )`.execute(db)
  await comment(db, 'source_record', 'Where an imported record came from', {
    source: '@operational Name of the source that the import read',
    source_type: '@operational Type of the record there, for instance a FHIR resource type',
    source_id: '@other-id Id of the record there',
    record_type: '@operational Table of the record here',
    record_id: '@key Id of the record here',
    record_version: '@operational Version that the import wrote; a higher one was edited here since',
    hash: '@operational SHA-256 of the content that was mapped',
    imported_at: '@operational When the import wrote it',
  })
  await sql`create index source_record_record on source_record (record_type, record_id)`.execute(db)
  await grant(db, 'source_record', 'select, insert, update')
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table source_record`.execute(db)
  await sql`drop table idempotency_key`.execute(db)
}
