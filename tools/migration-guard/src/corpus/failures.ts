import type { CorpusCase } from './case.ts'
import { CLINIC, LIMIT } from './clinic.ts'

const FAILING = [
  ['a table that is not there', 'alter table visits add column room text;'],
  ['a column that is not there', 'alter table visit drop column rooms;'],
  ['a column that is there', 'alter table visit add column note text;'],
  ['a table that is there', 'create table visit (id int);'],
  ['a type that is not there', 'alter table visit add column place_at geometry;'],
  ['an extension that is not there', 'create extension no_such_extension;'],
  ['a function that is not there', 'alter table visit add column token uuid default uuid_generate_v4();'],
  ['a syntax error', 'alter table visit add colum note text;'],
  ['a conversion that is not there', 'alter table visit alter column note type int;'],
  ['a statement that refuses a transaction', 'vacuum visit;'],
] as const

export const FAILURE_CASES: readonly CorpusCase[] = [
  ...FAILING.map(([name, sql]) => ({ name, setup: CLINIC, sql, expect: ['migration-fails' as const] })),
  {
    name: 'a table of another role',
    setup: CLINIC,
    sql: 'set local role pg_monitor; alter table visit add column room text;',
    expect: ['needs-privilege'],
  },
  {
    name: 'an extension that only an administrator may install',
    setup: CLINIC,
    sql: 'create extension pageinspect;',
    transaction: 'none',
    expect: ['needs-privilege'],
  },
  {
    name: 'an extension that anyone may install',
    setup: CLINIC,
    sql: 'create extension if not exists citext; create extension if not exists pg_trgm;',
    expect: [],
  },
  {
    name: 'a column of a type from an extension',
    setup: `${CLINIC} create extension citext;`,
    sql: `${LIMIT}alter table visit add column room citext;`,
    expect: [],
  },
  {
    name: 'what concerns nobody',
    setup: CLINIC,
    sql: `comment on column visit.note is 'free text'; analyze visit; alter table visit alter column note set statistics 500; alter table visit set (fillfactor = 90);`,
    expect: [],
  },
  {
    name: 'a failure that no row has a part in',
    setup: CLINIC,
    sql: 'select 1 / 0;',
    expect: ['migration-fails'],
  },
]
