import type { CorpusCase } from './case.ts'
import { LIMIT } from './clinic.ts'

/** Tables without rows of their own, which are filled with made-up ones. */
const EMPTY = `
create table patient (id int primary key, name text, email text, age int, active boolean);
create table visit (id bigint generated always as identity primary key, patient_id int, state text, minutes int);
create index on visit (patient_id);`

export const MADE_UP_CASES: readonly CorpusCase[] = [
  {
    name: 'a foreign key in two steps, whatever the made-up rows refer to',
    setup: EMPTY,
    sql: `${LIMIT}alter table visit add constraint visit_patient foreign key (patient_id) references patient (id) not valid;
alter table visit validate constraint visit_patient;`,
    transaction: 'none',
    expect: [],
  },
  {
    name: 'a check in two steps that made-up rows break',
    setup: EMPTY,
    sql: `${LIMIT}alter table visit add constraint state_known check (state in ('open', 'done')) not valid;
alter table visit validate constraint state_known;`,
    transaction: 'none',
    expect: [],
  },
  {
    name: 'not null in four steps',
    setup: EMPTY,
    sql: `${LIMIT}alter table patient add constraint email_known check (email is not null) not valid;
alter table patient validate constraint email_known;
alter table patient alter column email set not null;
alter table patient drop constraint email_known;`,
    transaction: 'none',
    expect: [],
  },
  {
    name: 'a unique index over made-up values that are not unique',
    setup: `${EMPTY} alter table patient alter column active set not null;`,
    sql: 'create unique index concurrently patient_active on patient (active);',
    transaction: 'none',
    expect: [],
  },
  {
    name: 'rows of a list beside made-up ones',
    setup: 'create table role (id int primary key, name text not null unique);',
    sql: "insert into role (id, name) values (1, 'nurse'), (2, 'doctor');",
    expect: [],
  },
  {
    name: 'a check that made-up rows break, validated at once',
    setup: EMPTY,
    sql: "alter table visit add constraint state_known check (state in ('open', 'done'));",
    expect: ['check-constraint-validates'],
  },
  {
    name: 'a foreign key over made-up rows, validated at once',
    setup: EMPTY,
    sql: 'alter table visit add constraint visit_patient foreign key (patient_id) references patient (id);',
    expect: ['fk-validates'],
  },
  {
    name: 'a unique constraint over made-up rows',
    setup: EMPTY,
    sql: 'alter table patient add constraint patient_email unique (email);',
    expect: ['unique-constraint-builds-index'],
  },
  {
    name: 'not null of a column without a check, with made-up rows',
    setup: EMPTY,
    sql: 'alter table patient alter column age set not null;',
    expect: ['set-not-null-scans'],
  },
  {
    name: 'a required column without a default, with made-up rows',
    setup: EMPTY,
    sql: 'alter table patient add column ward int not null;',
    expect: ['required-column-no-default'],
  },
  {
    name: 'made-up texts that are no numbers',
    setup: EMPTY,
    sql: 'alter table patient alter column name type int using name::int;',
    expect: ['type-change-narrows', 'type-change-rewrites'],
  },
]
