// guard-ignore-file check-constraint-validates, fk-validates, index-not-concurrent, type-change-rewrites,
// volatile-default-rewrites: older than the first release, so it has only ever run on databases without
// rows
import { type Kysely, sql } from 'kysely'
import { comment, dropHistory, grant, keepHistory, RECORD_COLUMNS } from '../src/ddl.ts'

/** The one id that the installation has: a record like others, so that its changes are kept and audited as theirs. */
const INSTALLATION_ID = '00000000-0000-7000-8000-000000000001'

/** Settings of the installation become a record with a history, and there are more of them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createLogo(db)
  await makeRecord(db)
  await addSettings(db)
  await keepHistory(db, 'installation')
  await createNextMrn(db)
}

async function createLogo(db: Kysely<unknown>): Promise<void> {
  await sql`create table clinic_logo (
    sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
    media_type text not null check (media_type in ('image/png', 'image/jpeg', 'image/webp')),
    content bytea not null check (octet_length(content) between 1 and 262144),
    created_at timestamptz not null default clock_timestamp(),
    created_by uuid
  )`.execute(db)
  await comment(db, 'clinic_logo', 'Each picture that was the clinic’s logo, by what it consists of', {
    sha256: '@operational SHA-256 of the picture, in hexadecimal',
    media_type: '@operational What kind of picture it is, as its bytes say',
    content: '@public The picture',
    created_at: '@operational When it was first given',
    created_by: '@key Account that gave it first',
  })
  // What was the logo stays what it was.
  await grant(db, 'clinic_logo', 'select, insert')
}

async function makeRecord(db: Kysely<unknown>): Promise<void> {
  await sql`alter table installation drop constraint installation_id_check, alter column id drop default`.execute(
    db,
  )
  await sql`alter table installation alter column id type uuid using ${sql.lit(INSTALLATION_ID)}::uuid`.execute(
    db,
  )
  await sql`alter table installation
    alter column id set default ${sql.lit(INSTALLATION_ID)}::uuid,
    add constraint installation_id_check check (id = ${sql.lit(INSTALLATION_ID)}::uuid),
    add column version integer not null default 1,
    add column created_at timestamptz not null default clock_timestamp(),
    add column created_by uuid,
    add column updated_at timestamptz not null default clock_timestamp(),
    add column updated_by uuid`.execute(db)
  await describe(db, { ...RECORD_COLUMNS, id: '@key Always the same' })
}

async function addSettings(db: Kysely<unknown>): Promise<void> {
  await sql`alter table installation
    add column mrn_digits smallint not null default 0 check (mrn_digits between 0 and 12),
    add column languages text[],
    add column default_language text not null default 'en',
    add column digits text not null default 'latn' check (digits in ('latn', 'arab')),
    add column logo_sha256 text references clinic_logo (sha256)`.execute(db)
  await describe(db, {
    mrn_digits: '@operational How many digits a medical record number has at least; filled up with zeros',
    languages: '@operational Languages of the interface that are offered; null: all that there are',
    default_language: '@operational Language for whom none of their own is offered',
    digits: '@operational Digits of the interface beside clinical values: latn, or arab for a language’s own',
    logo_sha256: '@operational Which picture is the logo; null: none',
  })
  await sql`create index installation_logo_sha256 on installation (logo_sha256)`.execute(db)
}

/** One place that says what a medical record number looks like, for registration and imports. */
async function createNextMrn(db: Kysely<unknown>): Promise<void> {
  await sql`create function next_mrn() returns text language sql volatile set search_path = public, pg_temp as $$
    select coalesce(max(mrn_prefix), '') || lpad(number, greatest(coalesce(max(mrn_digits), 0), length(number)), '0')
    from (select nextval('mrn_number')::text as number) taken left join installation on true
    group by number
  $$`.execute(db)
  await sql`revoke execute on function next_mrn() from public`.execute(db)
  await sql`grant execute on function next_mrn() to ehr_app`.execute(db)
}

async function describe(db: Kysely<unknown>, columns: Record<string, string>): Promise<void> {
  await comment(db, 'installation', 'The one clinic organisation that this installation serves', columns)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function next_mrn()`.execute(db)
  await dropHistory(db, 'installation')
  await sql`alter table installation
    drop column mrn_digits, drop column languages, drop column default_language, drop column digits,
    drop column logo_sha256, drop column version, drop column created_at, drop column created_by,
    drop column updated_at, drop column updated_by,
    drop constraint installation_id_check, alter column id drop default`.execute(db)
  await sql`alter table installation alter column id type smallint using 1`.execute(db)
  await sql`alter table installation
    alter column id set default 1, add constraint installation_id_check check (id = 1)`.execute(db)
  await describe(db, { id: '@key Always 1' })
  await sql`drop table clinic_logo`.execute(db)
}
