import type { CorpusCase } from './case.ts'
import { CLINIC, LIMIT, PARTITIONED } from './clinic.ts'

const FREE = [
  ['a longer varchar', 'alter table visit alter column place type varchar(80);'],
  ['varchar without a limit', 'ALTER TABLE visit ALTER place SET DATA TYPE varchar;'],
  ['varchar to text under an index', 'alter table visit alter column place type text;'],
  ['numeric with more digits', 'alter table patient alter column height type numeric(9,2);'],
  ['numeric without a limit', 'alter table patient alter column height type numeric;'],
  ['cidr to inet', 'alter table visit alter column network type inet;'],
  ['the same type again', 'alter table visit alter column minutes type int;'],
  [
    'text to varchar without a limit',
    'alter table visit alter column note type varchar using note::varchar;',
  ],
] as const

const WIDENING = [
  ['int to bigint', 'alter table visit alter column minutes type bigint;'],
  ['int to text', 'ALTER TABLE "visit" ALTER COLUMN "minutes" SET DATA TYPE text USING minutes::text;'],
  ['varchar to text by a function', 'alter table visit alter column place type text using upper(place);'],
  ['date to timestamp', 'alter table patient alter born type timestamp;'],
  ['char to varchar', 'alter table patient alter column country type varchar(2);'],
  [
    'timestamp by its zone',
    "alter table visit alter began_at type timestamptz using began_at at time zone 'UTC';",
  ],
] as const

const NARROWING = [
  ['bigint to int', 'alter table visit alter column id type int;'],
  ['text to varchar', 'alter table visit alter column note type varchar(20);'],
  ['a shorter varchar', 'alter table visit alter column place type varchar(30);'],
  ['a shorter varchar that values do not fit into', 'alter table visit alter column place type varchar(3);'],
  ['numeric with fewer decimals', 'alter table patient alter column height type numeric(6,1);'],
  ['timestamp to date', 'alter table visit alter column began_at type date;'],
  ['text to a number', 'alter table visit alter column note type int using length(note);'],
  ['text to a number that it is not', 'alter table visit alter column note type int using note::int;'],
] as const

export const TYPE_CASES: readonly CorpusCase[] = [
  ...FREE.map(([name, sql]) => ({ name, setup: CLINIC, sql: `${LIMIT}${sql}`, expect: [] })),
  ...WIDENING.map(([name, sql]) => ({ name, setup: CLINIC, sql, expect: ['type-change-rewrites' as const] })),
  ...NARROWING.map(([name, sql]) => ({
    name,
    setup: CLINIC,
    sql,
    expect: ['type-change-narrows' as const, 'type-change-rewrites' as const],
  })),
  {
    name: 'a wider type on a partitioned table',
    setup: PARTITIONED,
    sql: 'alter table event alter column amount type bigint;',
    expect: ['type-change-rewrites'],
  },
  {
    name: 'a free change of type that a check has to be tried for',
    setup: `${CLINIC} alter table visit add constraint place_known check (place <> '');`,
    sql: `${LIMIT}alter table visit alter column place type varchar(80);`,
    expect: ['type-change-rewrites'],
  },
  {
    name: 'a wider type of a new table',
    setup: CLINIC,
    sql: 'create table ward (id int primary key, beds int); alter table ward alter column beds type bigint;',
    expect: [],
  },
  {
    name: 'a time zone by the session',
    setup: CLINIC,
    sql: 'alter table visit alter column began_at type timestamptz;',
    expect: ['type-change-timezone-dependent'],
  },
  {
    name: 'no time zone by the session',
    setup: CLINIC,
    sql: 'ALTER TABLE patient ALTER COLUMN created_at TYPE timestamp without time zone;',
    expect: ['type-change-timezone-dependent'],
  },
  {
    name: 'a time zone that the migration sets',
    setup: CLINIC,
    sql: `${LIMIT}set local time zone 'UTC'; alter table visit alter column began_at type timestamptz;`,
    expect: [],
  },
  {
    name: 'a time zone that the migration sets by a function',
    setup: CLINIC,
    sql: `${LIMIT}-- as the old server had it
select set_config('TimeZone', 'UTC', true);
alter table visit alter column began_at type timestamptz;`,
    expect: [],
  },
  {
    name: 'a time zone that the migration sets, in which the rows must be counted anew',
    setup: CLINIC,
    sql: `set local timezone = 'Europe/Berlin'; alter table visit alter column began_at type timestamptz;`,
    expect: ['type-change-rewrites'],
  },
  {
    name: 'another collation under an index',
    setup: CLINIC,
    sql: 'alter table visit alter column place type varchar(40) collate "C";',
    expect: ['collation-change-reindexes'],
  },
  {
    name: 'another collation without an index',
    setup: CLINIC,
    sql: `${LIMIT}alter table visit alter column note type text collate "C";`,
    expect: [],
  },
  {
    name: 'a type under a view',
    setup: `${CLINIC} create view rooms as select distinct place from visit;`,
    sql: 'alter table visit alter column place type text;',
    expect: ['type-change-view-dependency'],
  },
  {
    name: 'a type under a generated column',
    setup: `${CLINIC} alter table visit add column hours int generated always as (minutes / 60) stored;`,
    sql: 'alter table visit alter column minutes type bigint;',
    expect: ['type-change-view-dependency'],
  },
  {
    name: 'a type under a view that is made anew',
    setup: `${CLINIC} create view rooms as select distinct place from visit;`,
    sql: `${LIMIT}drop view rooms; alter table visit alter column place type text; create view rooms as select distinct place from visit;`,
    expect: [],
  },
]
