import type { CorpusCase } from './case.ts'
import { SOON } from './ward.ts'

const SETTING =
  'create table setting (id boolean primary key default true check (id), clinic text, size int);'
const NUMBERED = 'create table setting (id int primary key check (id = 1), clinic text, size int);'
const TWO = 'create table setting (id int primary key check (id > 0), clinic text, size int);'

/** Tables of settings, which hold a single row: what takes long on others is done at once. */
export const ONE_ROW_CASES: readonly CorpusCase[] = [
  { name: 'all of one row is updated', setup: SETTING, sql: 'update setting set size = 3;', expect: [] },
  {
    name: 'one row is written anew',
    setup: SETTING,
    sql: `${SOON}alter table setting add column token uuid not null default gen_random_uuid();`,
    expect: [],
  },
  {
    name: 'one row changes its type',
    setup: NUMBERED,
    sql: `${SOON}alter table setting alter column size type bigint;`,
    expect: [],
  },
  {
    name: 'a check on one row',
    setup: NUMBERED,
    sql: `${SOON}alter table setting add constraint setting_size check (size is not null or clinic is not null or id = 1);`,
    expect: [],
  },
  {
    name: 'an index on one row',
    setup: SETTING,
    sql: 'create index setting_clinic on setting (clinic);',
    expect: [],
  },
  {
    name: 'one row that everyone waits for',
    setup: SETTING,
    sql: 'alter table setting add column note text;',
    expect: ['lock-timeout-missing'],
  },
  {
    name: 'the one row is deleted',
    setup: SETTING,
    sql: 'delete from setting;',
    expect: ['delete-without-where'],
  },
  {
    name: 'a table whose key may be any number',
    setup: TWO,
    sql: 'update setting set size = 3;',
    expect: ['backfill-unbatched'],
  },
]
