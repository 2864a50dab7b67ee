// guard-ignore-file backfill-unbatched, check-constraint-validates, ddl-and-backfill-same-tx,
// delete-without-where, down-loses-data: older than the first release, so it has only ever run on databases
// without rows
import { type Kysely, sql } from 'kysely'
import { comment, grant } from '../src/ddl.ts'

/**
 * What signing in needs beside a password: second factors, known devices, counts of attempts, links by mail; and the
 * installation's rules for it. Everything that opens an account is kept as a hash or encrypted.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await addRules(db)
  await addLock(db)
  await changeHash(db)
  await createSettings(db)
  await createSecondFactor(db)
  await createSignInStep(db)
  await createAccountToken(db)
  await createKnownDevice(db)
  await createAttemptCount(db)
}

async function addRules(db: Kysely<unknown>): Promise<void> {
  await sql`alter table installation
    add column second_factor_roles text[] not null default '{}',
    add column idle_minutes smallint not null default 15 check (idle_minutes between 1 and 480),
    add column session_hours smallint not null default 12 check (session_hours between 1 and 24)`.execute(db)
  await comment(db, 'installation', 'The one clinic organisation that this installation serves', {
    second_factor_roles: '@operational Roles that must sign in with a second factor',
    idle_minutes: '@operational Minutes without use after which a session is locked',
    session_hours: '@operational Hours after which a session ends, however busy',
  })
}

async function addLock(db: Kysely<unknown>): Promise<void> {
  // The cookie changed with this release: sessions of before cannot be found any more.
  await sql`delete from app_session`.execute(db)
  await sql`alter table app_session add column locked_at timestamptz`.execute(db)
  await comment(db, 'app_session', 'Somebody signed in, in one browser', {
    token: '@secret SHA-256 of what the cookie carries',
    locked_at: '@operational When it was locked; the password of its user opens it again',
  })
}

async function changeHash(db: Kysely<unknown>): Promise<void> {
  // Only demo accounts can exist by now, since nothing made others; loading the demo sets their password again.
  await sql`update app_account set password = null where password not like '$argon2id$%'`.execute(db)
  await comment(db, 'app_account', 'A way for an account to prove who it is', {
    password: '@secret Hash of the password (argon2id, with its salt); null: none was set',
  })
}

async function createSettings(db: Kysely<unknown>): Promise<void> {
  await sql`create table user_setting (
    user_id uuid primary key references app_user (id) on delete cascade,
    language text not null
  )`.execute(db)
  await comment(db, 'user_setting', 'What an account has chosen for itself', {
    user_id: '@key Account that chose',
    language: '@operational Language of mails to the account',
  })
  await grant(db, 'user_setting', 'select, insert, update')
}

async function createSecondFactor(db: Kysely<unknown>): Promise<void> {
  await sql`create table second_factor (
    user_id uuid primary key references app_user (id) on delete cascade,
    secret bytea not null,
    last_step bigint,
    confirmed_at timestamptz,
    created_at timestamptz not null default clock_timestamp()
  )`.execute(db)
  await comment(
    db,
    'second_factor',
    'Codes of an authenticator (TOTP, RFC 6238) as an account’s second factor',
    {
      user_id: '@key Account that it belongs to',
      secret: '@secret Key of the codes, encrypted with a key derived from AUTH_SECRET',
      last_step: '@operational Time step of the last code accepted; it and earlier ones are refused',
      confirmed_at: '@operational When a first code was given; null: set up and not in force',
      created_at: '@operational When it was set up',
    },
  )
  await grant(db, 'second_factor', 'select, insert, update, delete')

  await sql`create table recovery_code (
    user_id uuid not null references app_user (id) on delete cascade,
    code_hash bytea not null,
    used_at timestamptz,
    primary key (user_id, code_hash)
  )`.execute(db)
  await comment(db, 'recovery_code', 'Codes that stand in once each for a lost authenticator', {
    user_id: '@key Account that it belongs to',
    code_hash: '@secret Keyed hash of the code',
    used_at: '@operational When it was used; null: not yet',
  })
  await grant(db, 'recovery_code', 'select, insert, update, delete')
}

async function createSignInStep(db: Kysely<unknown>): Promise<void> {
  await sql`create table sign_in_step (
    token_hash bytea primary key,
    user_id uuid not null references app_user (id) on delete cascade,
    step text not null check (step in ('second-factor', 'enrolment')),
    attempts smallint not null default 0,
    expires_at timestamptz not null
  )`.execute(db)
  await comment(db, 'sign_in_step', 'Somebody whose password was right and whose second factor is awaited', {
    token_hash: '@secret SHA-256 of what the browser’s cookie carries',
    user_id: '@key Account that is signing in',
    step: '@operational What is awaited: a code, or that a second factor is set up',
    attempts: '@operational How many codes were tried',
    expires_at: '@operational When the password must be given again',
  })
  await sql`create index sign_in_step_user_id on sign_in_step (user_id)`.execute(db)
  await sql`create index sign_in_step_expires_at on sign_in_step (expires_at)`.execute(db)
  await grant(db, 'sign_in_step', 'select, insert, update, delete')
}

async function createAccountToken(db: Kysely<unknown>): Promise<void> {
  await sql`create table account_token (
    token_hash bytea primary key,
    user_id uuid not null references app_user (id) on delete cascade,
    purpose text not null check (purpose in ('invitation', 'recovery')),
    expires_at timestamptz not null,
    used_at timestamptz,
    created_at timestamptz not null default clock_timestamp()
  )`.execute(db)
  await comment(db, 'account_token', 'A link that sets an account’s password, once', {
    token_hash: '@secret SHA-256 of what the link carries',
    user_id: '@key Account whose password it sets',
    purpose: '@operational invitation (the first password) or recovery (a forgotten one)',
    expires_at: '@operational When it is no longer accepted',
    used_at: '@operational When it was used; null: not yet',
    created_at: '@operational When it was made',
  })
  await sql`create index account_token_user_id on account_token (user_id)`.execute(db)
  await sql`create index account_token_expires_at on account_token (expires_at)`.execute(db)
  await grant(db, 'account_token', 'select, insert, update, delete')
}

async function createKnownDevice(db: Kysely<unknown>): Promise<void> {
  await sql`create table known_device (
    user_id uuid not null references app_user (id) on delete cascade,
    device_hash bytea not null,
    last_used_at timestamptz not null,
    primary key (user_id, device_hash)
  )`.execute(db)
  await comment(db, 'known_device', 'A browser in which an account has signed in before', {
    user_id: '@key Account that signed in',
    device_hash: '@device-id SHA-256 of what the browser’s cookie carries',
    last_used_at: '@operational When it last signed in there',
  })
  await sql`create index known_device_device_hash on known_device (device_hash)`.execute(db)
  await sql`create index known_device_last_used_at on known_device (last_used_at)`.execute(db)
  await grant(db, 'known_device', 'select, insert, update, delete')
}

async function createAttemptCount(db: Kysely<unknown>): Promise<void> {
  await sql`create table attempt_count (
    key bytea primary key,
    kind text not null,
    attempts integer not null,
    window_ends_at timestamptz not null
  )`.execute(db)
  await comment(db, 'attempt_count', 'How often something that can be guessed was tried lately', {
    key: '@secret Keyed hash of who tried what from where',
    kind: '@operational What is counted',
    attempts: '@operational Attempts that did not succeed, in this window',
    window_ends_at: '@operational When counting starts anew',
  })
  await sql`create index attempt_count_window_ends_at on attempt_count (window_ends_at)`.execute(db)
  await grant(db, 'attempt_count', 'select, insert, update, delete')
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of TABLES) await sql`drop table ${sql.id(table)}`.execute(db)
  await sql`delete from app_session`.execute(db)
  await sql`alter table app_session drop column locked_at`.execute(db)
  await comment(db, 'app_session', 'Somebody signed in, in one browser', {
    token: '@secret What the cookie carries, signed there',
  })
  await comment(db, 'app_account', 'A way for an account to prove who it is', {
    password: '@secret Hash of the password (scrypt, with its salt)',
  })
  await sql`alter table installation
    drop column second_factor_roles, drop column idle_minutes, drop column session_hours`.execute(db)
}

const TABLES = [
  'attempt_count',
  'known_device',
  'account_token',
  'sign_in_step',
  'recovery_code',
  'second_factor',
  'user_setting',
]
