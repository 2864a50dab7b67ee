import type { CorpusCase } from './case.ts'
import { SOON, WARD } from './ward.ts'

const PROTECTED = `${WARD} alter table person enable row level security; create policy named on person using (surname <> '');`

const CLOSED =
  "create function closed() returns int language sql as 'select 1'; revoke execute on function closed() from public;"

/** Who may see and do what. */
export const ACCESS_CASES: readonly CorpusCase[] = [
  {
    name: 'row security without a policy',
    setup: WARD,
    sql: 'alter table person enable row level security;',
    expect: ['rls-enabled-no-policy'],
  },
  {
    name: 'row security with its policy',
    setup: WARD,
    sql: `${SOON}alter table person enable row level security; create policy named on person using (surname <> '');`,
    expect: [],
  },
  {
    name: 'row security on a policy that is there',
    setup: `${WARD} create policy named on person using (surname <> '');`,
    sql: `${SOON}alter table person enable row level security;`,
    expect: [],
  },
  {
    name: 'row security is switched off',
    setup: PROTECTED,
    sql: 'alter table person disable row level security;',
    expect: ['rls-disabled'],
  },
  {
    name: 'row security is no longer forced',
    setup: `${PROTECTED} alter table person force row level security;`,
    sql: `${SOON}ALTER TABLE public.person NO FORCE ROW LEVEL SECURITY;`,
    expect: ['rls-disabled'],
  },
  {
    name: 'row security is forced where it is off',
    setup: WARD,
    sql: `${SOON}alter table person force row level security;`,
    expect: [],
  },
  {
    name: 'a further policy',
    setup: PROTECTED,
    sql: 'create policy everybody on person for select using (true);',
    expect: ['policy-change'],
  },
  {
    name: 'a policy is changed',
    setup: PROTECTED,
    sql: `${SOON}alter policy named on person using (true);`,
    expect: ['policy-change'],
  },
  {
    name: 'a policy is dropped',
    setup: PROTECTED,
    sql: `${SOON}drop policy named on person;`,
    expect: ['policy-change'],
  },
  {
    name: 'a policy without row security',
    setup: WARD,
    sql: 'create policy named on person using (true);',
    expect: ['policy-change'],
  },
  {
    name: 'a new table with row security and policy',
    setup: WARD,
    sql: 'create table item (id int primary key, owner text); alter table item enable row level security; create policy own on item using (owner = current_user);',
    expect: [],
  },
  {
    name: 'rights for everyone',
    setup: WARD,
    sql: 'grant select on person to public;',
    expect: ['grant-widening'],
  },
  {
    name: 'all rights',
    setup: WARD,
    sql: 'grant all privileges on all tables in schema public to pg_monitor;',
    expect: ['grant-widening'],
  },
  {
    name: 'the right to pass rights on',
    setup: WARD,
    sql: 'grant select on person to pg_monitor with grant option;',
    expect: ['grant-widening'],
  },
  {
    name: 'rights for everyone by default',
    setup: WARD,
    sql: 'alter default privileges in schema public grant select on tables to public;',
    expect: ['grant-widening'],
  },
  {
    name: 'all rights for a role that is not here',
    setup: WARD,
    sql: 'grant all on person to nobody_of_this_name;',
    expect: ['grant-widening'],
    allow: ['migration-fails'],
  },
  {
    name: 'a role in a role',
    setup: WARD,
    sql: 'grant pg_read_all_data to pg_monitor;',
    expect: ['grant-widening'],
  },
  {
    name: 'a right that everyone gets back',
    setup: `${WARD} revoke execute on function keep_length() from public;`,
    sql: 'grant execute on function keep_length() to public;',
    expect: ['grant-widening'],
  },
  {
    name: 'a function that not everyone may call is dropped',
    setup: CLOSED,
    sql: 'drop function closed();',
    expect: [],
  },
  {
    name: 'a function that not everyone may call is made anew, and closed again',
    setup: CLOSED,
    sql: "drop function closed(); create function closed() returns int language sql as 'select 2'; revoke execute on function closed() from public;",
    expect: [],
  },
  {
    name: 'a function that not everyone may call is made anew with another argument',
    setup: CLOSED,
    sql: "drop function closed(); create function closed(n int) returns int language sql as 'select n'; revoke execute on function closed(int) from public;",
    expect: [],
  },
  {
    name: 'a function that not everyone might call is made anew for everyone',
    setup: CLOSED,
    sql: "drop function closed(); create function closed() returns int language sql as 'select 2';",
    expect: ['grant-widening'],
  },
  {
    name: 'a right on a new table',
    setup: WARD,
    sql: 'create table item (id int primary key); grant select, insert on item to pg_monitor;',
    expect: [],
  },
  { name: 'a single right', setup: WARD, sql: 'grant select on ward to pg_monitor;', expect: [] },
  {
    name: 'rights are taken away',
    setup: `${WARD} grant select on person to public;`,
    sql: 'revoke all on person from public; revoke create on schema public from public;',
    expect: [],
  },
  {
    name: 'a function of its owner',
    setup: WARD,
    sql: "create function count_person() returns bigint language sql security definer as 'select count(*) from person';",
    expect: ['security-definer-search-path'],
  },
  {
    name: 'a function becomes one of its owner',
    setup: WARD,
    sql: 'alter function keep_length() security definer;',
    expect: ['security-definer-search-path'],
  },
  {
    name: 'a function of its owner loses its path',
    setup: `${WARD} create function one() returns int language sql security definer set search_path = pg_catalog as 'select 1';`,
    sql: 'alter function one() reset search_path;',
    expect: ['security-definer-search-path'],
  },
  {
    name: 'a function of its owner with a path',
    setup: WARD,
    sql: "create function count_person() returns bigint language sql security definer set search_path = pg_catalog, pg_temp as 'select count(*) from public.person';",
    expect: [],
  },
  {
    name: 'a function of its caller',
    setup: WARD,
    sql: "create function count_person() returns bigint language sql stable as 'select count(*) from person';",
    expect: [],
  },
]
