import type { CorpusCase } from './case.ts'
import { CLINIC, LIMIT, PARTITIONED, QUOTED } from './clinic.ts'

const PROVEN = `${CLINIC} alter table visit add constraint note_known check (note is not null);`

export const NOT_NULL_CASES: readonly CorpusCase[] = [
  {
    name: 'not null',
    setup: CLINIC,
    sql: 'alter table visit alter column note set not null;',
    expect: ['set-not-null-scans'],
  },
  {
    name: 'not null in capitals on a quoted column',
    setup: QUOTED,
    sql: 'ALTER TABLE ONLY "Care"."Patient" ALTER "Family Name" SET NOT NULL;',
    expect: ['set-not-null-scans'],
  },
  {
    name: 'not null where there is a null',
    setup: `${CLINIC} update visit set note = null where id = 7;`,
    sql: 'alter table visit alter note set not null;',
    expect: ['set-not-null-scans'],
  },
  {
    name: 'not null of two columns, one of them proven',
    setup: PROVEN,
    sql: 'alter table visit alter column note set not null, alter column place set not null;',
    expect: ['set-not-null-scans'],
  },
  {
    name: 'not null proven by a check that is not validated',
    setup: `${CLINIC} alter table visit add constraint note_known check (note is not null) not valid;`,
    sql: 'alter table visit alter column note set not null;',
    expect: ['set-not-null-scans'],
  },
  {
    name: 'not null of a column added just before',
    setup: CLINIC,
    sql: `${LIMIT}alter table visit add column kind text default 'a'; alter table visit alter column kind set not null;`,
    expect: ['set-not-null-scans'],
  },
  {
    name: 'not null on a partitioned table',
    setup: PARTITIONED,
    sql: 'alter table event alter column kind set not null;',
    expect: ['set-not-null-scans'],
  },
  {
    name: 'not null proven by a validated check, which then goes',
    setup: PROVEN,
    sql: `${LIMIT}alter table visit alter column note set not null; alter table visit drop constraint note_known;`,
    expect: [],
  },
  {
    name: 'not null of a column that is not null',
    setup: CLINIC,
    sql: `${LIMIT}alter table patient alter column name set not null;`,
    expect: [],
  },
  {
    name: 'a constraint of a domain',
    setup: `${CLINIC} create domain short_text as text; alter table visit alter column note type short_text;`,
    sql: 'alter domain short_text add constraint short check (length(value) < 1000);',
    expect: ['domain-constraint-validates'],
  },
  {
    name: 'not null of a domain',
    setup: `${CLINIC} create domain short_text as text; alter table visit alter column note type short_text;`,
    sql: 'ALTER DOMAIN public.short_text SET NOT NULL;',
    expect: ['domain-constraint-validates'],
  },
  {
    name: 'the validation of a constraint of a domain',
    setup: `${CLINIC} create domain short_text as text; alter table visit alter column note type short_text;
alter domain short_text add constraint short check (length(value) < 1000) not valid;`,
    sql: 'alter domain short_text validate constraint short;',
    expect: ['domain-constraint-validates'],
  },
  {
    name: 'a constraint of a domain that is not validated yet',
    setup: `${CLINIC} create domain short_text as text; alter table visit alter column note type short_text;`,
    sql: 'alter domain short_text add constraint short check (length(value) < 1000) not valid;',
    expect: [],
  },
  {
    name: 'a constraint of a domain that no table uses',
    setup: `${CLINIC} create domain short_text as text;`,
    sql: 'alter domain short_text add constraint short check (length(value) < 1000); alter domain short_text set not null;',
    expect: [],
  },
]
