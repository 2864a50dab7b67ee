import { type Kysely, sql } from 'kysely'
import { comment, dropHistory, grant, keepHistory, RECORD_COLUMNS } from '../src/ddl.ts'

/** What every later table stands on: ids, history, the installation, its places and its people. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create extension if not exists pg_trgm`.execute(db)
  await sql`create extension if not exists unaccent`.execute(db)
  await createFunctions(db)
  await createInstallation(db)
  await createLocation(db)
  await createPractitioner(db)
}

async function createFunctions(db: Kysely<unknown>): Promise<void> {
  // RFC 9562, section 5.7: 48 bits of milliseconds, then version and random bits. PostgreSQL 18 brings its own.
  await sql`create function uuidv7() returns uuid language sql volatile parallel safe as $$
    select (
      lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0')
      || '7' || substr(replace(gen_random_uuid()::text, '-', ''), 14)
    )::uuid
  $$`.execute(db)
  // Runs with the owner's rights: the application may not write a history itself.
  await sql`create function keep_former_version() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      execute format('insert into %I select clock_timestamp(), ($1).*', tg_table_name || '_history') using old;
      if tg_op = 'DELETE' then
        return old;
      end if;
      new.version := old.version + 1;
      new.updated_at := clock_timestamp();
      return new;
    end
  $$`.execute(db)
  await sql`revoke execute on function keep_former_version() from public`.execute(db)
}

async function createInstallation(db: Kysely<unknown>): Promise<void> {
  await sql`create table installation (
    id smallint primary key default 1 check (id = 1),
    clinic_name text not null,
    time_zone text not null,
    data_class text not null check (data_class in ('synthetic', 'anonymized', 'phi')),
    mrn_prefix text not null default '',
    demo_seed integer,
    demo_anchor date,
    demo_completed_at timestamptz
  )`.execute(db)
  await comment(db, 'installation', 'The one clinic organisation that this installation serves', {
    id: '@key Always 1',
    clinic_name: '@public Name of the clinic as published',
    time_zone: '@public IANA name of the time zone that the clinic works in',
    data_class: '@operational What the data is: synthetic, anonymized or phi',
    mrn_prefix: '@operational What medical record numbers begin with',
    demo_seed: '@operational Seed of the demo clinic, where one was loaded',
    demo_anchor: '@operational Monday of the week that the demo clinic was made for',
    demo_completed_at: '@operational When the demo clinic was completely loaded',
  })
  await grant(db, 'installation', 'select, insert, update')
}

async function createLocation(db: Kysely<unknown>): Promise<void> {
  await sql`create table location (
    id uuid primary key default uuidv7(),
    name text not null,
    time_zone text not null,
    is_active boolean not null default true,
    version integer not null default 1,
    created_at timestamptz not null default clock_timestamp(),
    created_by uuid,
    updated_at timestamptz not null default clock_timestamp(),
    updated_by uuid
  )`.execute(db)
  await comment(db, 'location', 'A site of the clinic (FHIR Location)', {
    ...RECORD_COLUMNS,
    name: '@public Name of the site as published',
    time_zone: '@public IANA name of the site’s time zone',
    is_active: '@operational Whether patients are seen here today',
  })
  await keepHistory(db, 'location')
  await grant(db, 'location', 'select, insert, update')
}

async function createPractitioner(db: Kysely<unknown>): Promise<void> {
  await sql`create table practitioner (
    id uuid primary key default uuidv7(),
    family_name text,
    given_name text,
    prefix text,
    licence_number text,
    specialty text,
    is_active boolean not null default true,
    version integer not null default 1,
    created_at timestamptz not null default clock_timestamp(),
    created_by uuid,
    updated_at timestamptz not null default clock_timestamp(),
    updated_by uuid,
    check (family_name is not null or given_name is not null)
  )`.execute(db)
  await comment(db, 'practitioner', 'A person who treats patients here or elsewhere (FHIR Practitioner)', {
    ...RECORD_COLUMNS,
    family_name: '@name Family name',
    given_name: '@name Given names',
    prefix: '@name Title before the name',
    licence_number: '@licence-number Number of the licence to practise (in the US, the NPI)',
    specialty: '@quasi What the person practises',
    is_active: '@operational Whether the person works here today',
  })
  await keepHistory(db, 'practitioner')
  await grant(db, 'practitioner', 'select, insert, update')
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['practitioner', 'location']) {
    await dropHistory(db, table)
    await sql`drop table ${sql.id(table)}`.execute(db)
  }
  await sql`drop table installation`.execute(db)
  await sql`drop function keep_former_version()`.execute(db)
  await sql`drop function uuidv7()`.execute(db)
  await sql`drop extension unaccent`.execute(db)
  await sql`drop extension pg_trgm`.execute(db)
}
