import type { CorpusCase } from './case.ts'
import { CLINIC, LIMIT } from './clinic.ts'

export const WORK_CASES: readonly CorpusCase[] = [
  {
    name: 'a type whose tables are written anew',
    setup:
      'create type address as (street text, number int); create table house of address; insert into house select n::text, n from generate_series(1, 300) n;',
    sql: 'alter type address alter attribute number type bigint cascade;',
    expect: ['work-under-lock'],
  },
  {
    name: 'what reads tables and changes none of them',
    setup: CLINIC,
    sql: `${LIMIT}create table visits_by_place as select place, count(*) as visits from visit group by place;
create materialized view visits_by_state as select state, count(*) as visits from visit group by state;
create view visits_today as select * from visit where began_at >= current_date;
analyze visit;
select count(*) from visit;`,
    expect: [],
  },
  {
    name: 'a few rows added to a list',
    setup: `${CLINIC} create table role (id int primary key, name text not null unique);`,
    sql: "insert into role (id, name) values (1, 'nurse'), (2, 'doctor') on conflict (id) do nothing;",
    expect: [],
  },
]
