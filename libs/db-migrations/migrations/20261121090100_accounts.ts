import { type Kysely, sql } from 'kysely'
import { comment, dropHistory, grant, keepHistory, RECORD_COLUMNS } from '../src/ddl.ts'

/**
 * Accounts, their roles and their sessions. The `app_` tables are those of better-auth 1.7, with its columns and
 * its names of indexes (held by a test in libs/auth); `is_active`, `practitioner_id` and `user_role` are ours.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createUser(db)
  await createUserRole(db)
  await createSession(db)
  await createAccount(db)
  await createVerification(db)
}

async function createUser(db: Kysely<unknown>): Promise<void> {
  await sql`create table app_user (
    id uuid primary key default uuidv7(),
    name text not null,
    email text not null unique check (email = lower(email)),
    email_verified boolean not null default false,
    image text,
    practitioner_id uuid references practitioner (id),
    is_active boolean not null default true,
    version integer not null default 1,
    created_at timestamptz not null default clock_timestamp(),
    created_by uuid,
    updated_at timestamptz not null default clock_timestamp(),
    updated_by uuid
  )`.execute(db)
  await comment(db, 'app_user', 'An account of a person who works here', {
    ...RECORD_COLUMNS,
    name: '@name Name that the others see',
    email: '@email Address to sign in with, in lower case',
    email_verified: '@operational Whether the address was shown to be theirs',
    image: '@url Address of a picture; not used',
    practitioner_id: '@key Who the account treats patients as',
    is_active: '@operational False: may not sign in, and all sessions are over',
  })
  await sql`create index app_user_practitioner_id on app_user (practitioner_id)`.execute(db)
  await keepHistory(db, 'app_user')
  await grant(db, 'app_user', 'select, insert, update')
}

async function createUserRole(db: Kysely<unknown>): Promise<void> {
  await sql`create table user_role (
    id uuid primary key default uuidv7(),
    user_id uuid not null references app_user (id),
    role text not null check (role in ('administrator', 'clinician', 'nurse', 'front-desk', 'auditor', 'pharmacist')),
    location_id uuid references location (id),
    granted_at timestamptz not null default clock_timestamp(),
    granted_by uuid,
    unique nulls not distinct (user_id, role, location_id)
  )`.execute(db)
  await comment(db, 'user_role', 'What an account may do, and where', {
    id: '@key UUIDv7 of the grant',
    user_id: '@key Account that holds the role',
    role: '@operational administrator, clinician, nurse, front-desk, auditor or pharmacist',
    location_id: '@key Site that the role holds at; null: everywhere',
    granted_at: '@operational When it was given',
    granted_by: '@key Account that gave it; null: the installation',
  })
  await sql`create index user_role_location_id on user_role (location_id)`.execute(db)
  await grant(db, 'user_role', 'select, insert, delete')
}

async function createSession(db: Kysely<unknown>): Promise<void> {
  await sql`create table app_session (
    id uuid primary key default uuidv7(),
    user_id uuid not null references app_user (id) on delete cascade,
    token text not null unique,
    expires_at timestamptz not null,
    ip_address text,
    user_agent text,
    created_at timestamptz not null default clock_timestamp(),
    updated_at timestamptz not null default clock_timestamp()
  )`.execute(db)
  await comment(db, 'app_session', 'Somebody signed in, in one browser', {
    id: '@key UUIDv7 of the session',
    user_id: '@key Account that signed in',
    token: '@secret What the cookie carries, signed there',
    expires_at: '@operational When it ends unless it is used before',
    ip_address: '@ip Address that the account signed in from',
    user_agent: '@device-id Browser that the account signed in with',
    created_at: '@operational When the account signed in',
    updated_at: '@operational When the session was last prolonged',
  })
  await sql`create index app_session_user_id_idx on app_session (user_id)`.execute(db)
  await sql`create index app_session_expires_at on app_session (expires_at)`.execute(db)
  await grant(db, 'app_session', 'select, insert, update, delete')
}

async function createAccount(db: Kysely<unknown>): Promise<void> {
  await sql`create table app_account (
    id uuid primary key default uuidv7(),
    user_id uuid not null references app_user (id) on delete cascade,
    provider_id text not null,
    account_id text not null,
    password text,
    access_token text,
    refresh_token text,
    id_token text,
    access_token_expires_at timestamptz,
    refresh_token_expires_at timestamptz,
    scope text,
    created_at timestamptz not null default clock_timestamp(),
    updated_at timestamptz not null default clock_timestamp(),
    unique (provider_id, account_id)
  )`.execute(db)
  await comment(db, 'app_account', 'A way for an account to prove who it is', {
    id: '@key UUIDv7 of the way',
    user_id: '@key Account that it proves',
    provider_id: '@operational credential for a password, else the identity provider',
    account_id: '@other-id Id of the account with that provider',
    password: '@secret Hash of the password (scrypt, with its salt)',
    access_token: '@secret Access token of the identity provider',
    refresh_token: '@secret Refresh token of the identity provider',
    id_token: '@secret Id token of the identity provider',
    access_token_expires_at: '@operational When the access token ends',
    refresh_token_expires_at: '@operational When the refresh token ends',
    scope: '@operational What the tokens allow',
    created_at: '@operational When it was set up',
    updated_at: '@operational When it was last changed',
  })
  await sql`create index app_account_user_id_idx on app_account (user_id)`.execute(db)
  await grant(db, 'app_account', 'select, insert, update')
}

async function createVerification(db: Kysely<unknown>): Promise<void> {
  await sql`create table app_verification (
    id uuid primary key default uuidv7(),
    identifier text not null,
    value text not null,
    expires_at timestamptz not null,
    created_at timestamptz not null default clock_timestamp(),
    updated_at timestamptz not null default clock_timestamp()
  )`.execute(db)
  await comment(
    db,
    'app_verification',
    'A proof that was asked for and is awaited, such as a reset of a password',
    {
      id: '@key UUIDv7 of the proof',
      identifier: '@secret What is to be proved, may hold an e-mail address',
      value: '@secret What proves it',
      expires_at: '@operational When it is no longer accepted',
      created_at: '@operational When it was asked for',
      updated_at: '@operational When it was last changed',
    },
  )
  await sql`create index app_verification_identifier_idx on app_verification (identifier)`.execute(db)
  await grant(db, 'app_verification', 'select, insert, update, delete')
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['app_verification', 'app_account', 'app_session', 'user_role']) {
    await sql`drop table ${sql.id(table)}`.execute(db)
  }
  await dropHistory(db, 'app_user')
  await sql`drop table app_user`.execute(db)
}
