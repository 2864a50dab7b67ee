import type { CorpusCase } from './case.ts'
import { CLINIC, LIMIT, PARTITIONED, QUOTED } from './clinic.ts'

const INVALID = `${CLINIC}
create index visit_state on visit (state);
update pg_index set indisvalid = false where indexrelid = 'visit_state'::regclass;`

export const INDEX_CASES: readonly CorpusCase[] = [
  {
    name: 'a plain index',
    setup: CLINIC,
    sql: 'create index visit_minutes on visit (minutes);',
    expect: ['index-not-concurrent'],
  },
  {
    name: 'an index in capitals behind a comment',
    setup: CLINIC,
    sql: '-- faster lists\n/* see the plan */\nCREATE INDEX ON public.VISIT USING btree (MINUTES DESC NULLS LAST) WHERE MINUTES > 5;',
    expect: ['index-not-concurrent'],
  },
  {
    name: 'a unique index over an expression, by itself outside of a transaction',
    setup: CLINIC,
    sql: `${LIMIT}create unique index patient_email on patient (lower(email));`,
    transaction: 'none',
    expect: ['index-not-concurrent'],
  },
  {
    name: 'a unique index over values that are not unique',
    setup: CLINIC,
    sql: 'create unique index visit_place_unique on visit (place);',
    expect: ['index-not-concurrent'],
  },
  {
    name: 'an index with quoted names',
    setup: QUOTED,
    sql: 'create index "by name" on "Care"."Patient" ("Family Name");',
    expect: ['index-not-concurrent'],
  },
  {
    name: 'an index on a partitioned table',
    setup: PARTITIONED,
    sql: 'create index event_kind on event (kind);',
    expect: ['index-not-concurrent'],
  },
  {
    name: 'an index over a column that the same migration adds',
    setup: CLINIC,
    sql: `${LIMIT}alter table visit add column room text; create index visit_room on visit (room);`,
    expect: ['index-not-concurrent', 'long-lock-window'],
  },
  {
    name: 'an index found through the search path',
    setup: QUOTED,
    sql: 'set search_path to "Care"; create index on "Patient" ("order");',
    expect: ['index-not-concurrent'],
  },
  {
    name: 'an index if it does not exist, and it does not',
    setup: CLINIC,
    sql: 'create index if not exists visit_minutes on visit using hash (minutes);',
    expect: ['index-not-concurrent'],
  },
  {
    name: 'an index of a table that was renamed just before',
    setup: CLINIC,
    sql: 'alter table visit rename to appointment; create index on appointment (minutes);',
    expect: ['index-not-concurrent', 'long-lock-window', 'rename-table'],
  },
  {
    name: 'an index on a table of the same migration',
    setup: CLINIC,
    sql: 'create table ward (id int primary key, name text); insert into ward select n, n::text from generate_series(1, 200) n; create index ward_name on ward (name);',
    expect: [],
  },
  {
    name: 'an index if it does not exist, and it does',
    setup: CLINIC,
    sql: 'create index if not exists visit_place on visit (place);',
    expect: [],
  },
  {
    name: 'an index built concurrently',
    setup: CLINIC,
    sql: 'create index concurrently visit_minutes on visit (minutes);',
    transaction: 'none',
    expect: [],
  },
  {
    name: 'a unique index built concurrently',
    setup: CLINIC,
    sql: 'create unique index concurrently if not exists patient_email on patient (email);',
    transaction: 'none',
    expect: [],
  },
  {
    name: 'the index of a partitioned table by the way that does not block',
    setup: PARTITIONED,
    sql: `create index event_kind on only event (kind);
create index concurrently event_2025_01_kind on event_2025_01 (kind);
create index concurrently event_2025_02_kind on event_2025_02 (kind);
alter index event_kind attach partition event_2025_01_kind;
alter index event_kind attach partition event_2025_02_kind;`,
    transaction: 'none',
    expect: [],
  },
  {
    name: 'an index on a temporary table',
    setup: CLINIC,
    sql: 'create temporary table scratch as select * from visit; create index on scratch (minutes);',
    expect: [],
  },
  {
    name: 'an index on a materialized view',
    setup: `${CLINIC} create materialized view busy as select place, count(*) as visits from visit group by place;`,
    sql: 'create unique index busy_place on busy (place);',
    expect: [],
  },
  {
    name: 'a drop of an index',
    setup: CLINIC,
    sql: 'drop index visit_place;',
    expect: ['drop-index-not-concurrent'],
  },
  {
    name: 'a drop of an index with its schema, if it exists, under a limit',
    setup: CLINIC,
    sql: `${LIMIT}DROP INDEX IF EXISTS public.visit_place RESTRICT;`,
    transaction: 'none',
    expect: ['drop-index-not-concurrent'],
  },
  {
    name: 'a drop of the index of a partitioned table',
    setup: `${PARTITIONED} create index event_kind on event (kind);`,
    sql: 'drop index event_kind;',
    expect: ['drop-index-not-concurrent'],
  },
  {
    name: 'a drop of an index, concurrently',
    setup: CLINIC,
    sql: 'drop index concurrently if exists visit_place;',
    transaction: 'none',
    expect: [],
  },
  {
    name: 'a drop of an index that is not there',
    setup: CLINIC,
    sql: 'drop index if exists visit_nothing;',
    expect: [],
  },
  {
    name: 'a reindex of an index',
    setup: CLINIC,
    sql: 'reindex index visit_place;',
    transaction: 'none',
    expect: ['reindex-not-concurrent'],
  },
  {
    name: 'a reindex of a table, with options, in a transaction',
    setup: CLINIC,
    sql: 'REINDEX (VERBOSE) TABLE visit;',
    expect: ['reindex-not-concurrent'],
  },
  {
    name: 'a reindex of a schema',
    setup: CLINIC,
    sql: 'reindex schema public;',
    transaction: 'none',
    expect: ['reindex-not-concurrent'],
  },
  {
    name: 'a reindex, concurrently',
    setup: CLINIC,
    sql: 'reindex table concurrently visit;',
    transaction: 'none',
    expect: [],
  },
  {
    name: 'a reindex, concurrently as an option',
    setup: CLINIC,
    sql: 'reindex (concurrently, verbose) index visit_place;',
    transaction: 'none',
    expect: [],
  },
  {
    name: 'create index concurrently in the transaction of the runner',
    setup: CLINIC,
    sql: 'create index concurrently visit_minutes on visit (minutes);',
    expect: ['concurrently-in-transaction'],
  },
  {
    name: 'drop index concurrently in the transaction of the runner',
    setup: CLINIC,
    sql: 'DROP INDEX CONCURRENTLY visit_place;',
    expect: ['concurrently-in-transaction'],
  },
  {
    name: 'reindex concurrently behind a BEGIN of its own',
    setup: CLINIC,
    sql: 'begin; reindex table concurrently visit; commit;',
    transaction: 'own',
    expect: ['concurrently-in-transaction'],
  },
  {
    name: 'detaching a partition concurrently in the transaction of the runner',
    setup: PARTITIONED,
    sql: 'alter table event detach partition event_2025_01 concurrently;',
    expect: ['concurrently-in-transaction'],
  },
  {
    name: 'create index concurrently within a block',
    setup: CLINIC,
    sql: "do $$ begin execute 'create index concurrently visit_minutes on visit (minutes)'; end $$;",
    transaction: 'none',
    expect: ['concurrently-in-transaction'],
  },
  {
    name: 'if not exists on an invalid index',
    setup: INVALID,
    sql: 'create index concurrently if not exists visit_state on visit (state);',
    transaction: 'none',
    expect: ['invalid-index-left-behind'],
  },
  {
    name: 'if not exists on an invalid index, without concurrently',
    setup: INVALID,
    sql: 'create index if not exists visit_state on visit (state);',
    expect: ['invalid-index-left-behind'],
  },
  {
    name: 'a unique index that fails halfway and stays',
    setup: CLINIC,
    sql: 'create unique index concurrently visit_place_unique on visit (place);',
    transaction: 'none',
    expect: ['invalid-index-left-behind'],
  },
  {
    name: 'an invalid index that is dropped first',
    setup: INVALID,
    sql: 'drop index concurrently if exists visit_state; create index concurrently visit_state on visit (state);',
    transaction: 'none',
    expect: [],
  },
  {
    name: 'an invalid index that is built anew',
    setup: INVALID,
    sql: 'reindex index concurrently visit_state;',
    transaction: 'none',
    expect: [],
  },
]
