import type { CorpusCase } from './case.ts'
import { SERIES, SOON, WARD } from './ward.ts'

const ANCHORED = `${SERIES} create table reading_rest partition of reading default; insert into reading select n, date '2030-01-01' + n, n from generate_series(1, 200) n;`
const REPORT = `${WARD} create materialized view stay_count as select ward_id, count(*) as stays from stay group by ward_id;
create unique index stay_count_ward on stay_count (ward_id);`
const HEAP =
  'create table heap (id bigint primary key, note text); insert into heap select n, n from generate_series(1, 200) n;'

/** Partitions, triggers, views and commands that write a table anew. */
export const OBJECT_CASES: readonly CorpusCase[] = [
  {
    name: 'a partition is detached',
    setup: SERIES,
    sql: 'alter table reading detach partition reading_2023;',
    expect: ['detach-partition-not-concurrent'],
  },
  {
    name: 'a partition is detached with a limit',
    setup: SERIES,
    sql: `${SOON}ALTER TABLE ONLY public.reading DETACH PARTITION public.reading_2023;`,
    expect: ['detach-partition-not-concurrent'],
  },
  {
    name: 'a partition is detached concurrently',
    setup: SERIES,
    sql: 'alter table reading detach partition reading_2023 concurrently;',
    transaction: 'none',
    expect: [],
  },
  {
    name: 'a partition is attached that has to be read',
    setup: SERIES,
    sql: "alter table reading attach partition reading_2025 for values from ('2025-01-01') to ('2026-01-01');",
    expect: ['attach-partition-scans'],
  },
  {
    name: 'a partition is attached whose CHECK proves its bounds',
    setup: `${SERIES} alter table reading_2025 add constraint bounds check (taken_on >= '2025-01-01' and taken_on < '2026-01-01');`,
    sql: "alter table reading attach partition reading_2025 for values from ('2025-01-01') to ('2026-01-01');",
    expect: [],
  },
  {
    name: 'a partition is attached beside a default one that has to be read',
    setup: `${ANCHORED} alter table reading_2025 add constraint bounds check (taken_on >= '2025-01-01' and taken_on < '2026-01-01');`,
    sql: `${SOON}alter table reading attach partition reading_2025 for values from ('2025-01-01') to ('2026-01-01');`,
    expect: ['attach-partition-scans'],
  },
  {
    name: 'a partition is created on its parent',
    setup: SERIES,
    sql: "create table reading_2026 partition of reading for values from ('2026-01-01') to ('2027-01-01');",
    expect: ['create-partition-of'],
  },
  {
    name: 'a partition is created beside a default one',
    setup: ANCHORED,
    sql: `${SOON}create table reading_2026 partition of reading for values from ('2026-01-01') to ('2027-01-01');`,
    expect: ['create-partition-of'],
  },
  {
    name: 'a partition is created whose rows are in the default one',
    setup: `${ANCHORED}`,
    sql: "create table reading_2030 partition of reading for values from ('2030-01-01') to ('2031-01-01');",
    expect: ['create-partition-of'],
  },
  {
    name: 'a partition is created apart and attached',
    setup: SERIES,
    sql: "create table reading_2026 (like reading including all); alter table reading attach partition reading_2026 for values from ('2026-01-01') to ('2027-01-01');",
    expect: [],
  },
  {
    name: 'a partitioned table is new with its partitions',
    setup: WARD,
    sql: 'create table log (id bigint, day date) partition by range (day); create table log_rest partition of log default;',
    expect: [],
  },
  {
    name: 'a new table refers to a busy one',
    setup: WARD,
    sql: 'create table note (id bigint primary key, person_id bigint references person (id)); create index on note (person_id);',
    expect: ['create-table-fk-hot'],
  },
  {
    name: 'a new table refers to two busy ones by later statements',
    setup: WARD,
    sql: 'create table note (id bigint primary key, person_id bigint, ward_id int); create index on note (person_id); create index on note (ward_id); alter table note add foreign key (person_id) references person; alter table note add foreign key (ward_id) references ward;',
    expect: ['create-table-fk-hot'],
  },
  {
    name: 'a new table refers to a busy one and is filled from it',
    setup: WARD,
    sql: `${SOON}create table note (id bigint primary key, person_id bigint references person (id)); create index on note (person_id); insert into note select id, person_id from stay;`,
    expect: ['create-table-fk-hot'],
    allow: ['long-lock-window'],
  },
  {
    name: 'a new table refers to a busy one with a limit',
    setup: WARD,
    sql: `${SOON}create table note (id bigint primary key, person_id bigint references person (id)); create index on note (person_id);`,
    expect: [],
  },
  {
    name: 'a new table refers to a new one',
    setup: WARD,
    sql: 'create table kind (id int primary key); create table item (kind_id int references kind, n int, primary key (kind_id, n));',
    expect: [],
  },
  {
    name: 'a trigger is created',
    setup: WARD,
    sql: 'create trigger stay_length_2 before insert on stay for each row execute function keep_length();',
    expect: ['trigger-lock'],
  },
  {
    name: 'a trigger is replaced',
    setup: WARD,
    sql: 'create or replace trigger stay_length before update on stay for each row execute function keep_length();',
    expect: ['trigger-lock'],
  },
  {
    name: 'a trigger is dropped',
    setup: WARD,
    sql: 'drop trigger if exists stay_length on stay;',
    expect: ['trigger-lock'],
  },
  {
    name: 'a rule is created',
    setup: WARD,
    sql: 'create rule no_delete as on delete to person do instead nothing;',
    expect: ['trigger-lock'],
  },
  {
    name: 'a trigger is created with a limit',
    setup: WARD,
    sql: `${SOON}create constraint trigger stay_length_3 after insert on stay deferrable initially deferred for each row execute function keep_length();`,
    expect: [],
  },
  {
    name: 'a new table gets a trigger',
    setup: WARD,
    sql: 'create table item (id int primary key, remark text, remark_length int); create trigger item_length before insert on item for each row execute function keep_length();',
    expect: [],
  },
  {
    name: 'a trigger is switched off',
    setup: WARD,
    sql: `${SOON}alter table stay disable trigger stay_length;`,
    expect: ['disable-trigger'],
  },
  {
    name: 'all triggers are switched off for a while',
    setup: WARD,
    sql: 'alter table stay disable trigger all; update stay set remark = null where id = 1; alter table stay enable trigger all;',
    expect: ['disable-trigger'],
  },
  {
    name: 'triggers are switched off for the session',
    setup: WARD,
    sql: 'set local session_replication_role = replica; delete from person where id = 1;',
    expect: ['disable-trigger'],
  },
  {
    name: 'triggers are switched off in a block',
    setup: WARD,
    sql: "do $$ begin execute 'alter table stay disable trigger user'; end $$;",
    expect: ['disable-trigger', 'hidden-ddl-in-do-block'],
  },
  {
    name: 'a trigger is switched on',
    setup: `${WARD} alter table stay disable trigger stay_length;`,
    sql: `${SOON}alter table stay enable trigger stay_length;`,
    expect: [],
  },
  {
    name: 'VACUUM FULL',
    setup: WARD,
    sql: 'vacuum full person;',
    transaction: 'none',
    expect: ['vacuum-full'],
  },
  {
    name: 'VACUUM (FULL, ANALYZE)',
    setup: WARD,
    sql: 'VACUUM (ANALYZE, FULL true) public.person, stay;',
    transaction: 'none',
    expect: ['vacuum-full'],
  },
  { name: 'VACUUM FULL in a transaction', setup: WARD, sql: 'vacuum full person;', expect: ['vacuum-full'] },
  { name: 'CLUSTER', setup: WARD, sql: 'cluster stay using stay_person;', expect: ['cluster'] },
  {
    name: 'CLUSTER in its old form',
    setup: WARD,
    sql: `${SOON}cluster verbose stay_person on stay;`,
    expect: ['cluster'],
  },
  {
    name: 'a table becomes unlogged',
    setup: HEAP,
    sql: 'alter table heap set unlogged;',
    expect: ['set-logged-unlogged'],
  },
  {
    name: 'a table becomes logged',
    setup:
      'create unlogged table heap (id bigint primary key, note text); insert into heap select n, n from generate_series(1, 200) n;',
    sql: `${SOON}alter table heap set logged;`,
    expect: ['set-logged-unlogged'],
  },
  {
    name: 'a table moves to another tablespace',
    setup: HEAP,
    sql: 'alter table heap set tablespace fast;',
    expect: ['set-tablespace'],
  },
  {
    name: 'a table gets another access method',
    setup: HEAP,
    sql: 'alter table heap set access method columnar;',
    expect: ['set-access-method'],
  },
  {
    name: 'a table that is logged already',
    setup: HEAP,
    sql: `${SOON}alter table heap set logged;`,
    expect: [],
  },
  {
    name: 'a materialized view is refreshed',
    setup: REPORT,
    sql: 'refresh materialized view stay_count;',
    expect: ['refresh-matview-not-concurrent'],
  },
  {
    name: 'a materialized view is emptied',
    setup: REPORT,
    sql: `${SOON}REFRESH MATERIALIZED VIEW public.stay_count WITH NO DATA;`,
    expect: ['refresh-matview-not-concurrent'],
  },
  {
    name: 'a materialized view is refreshed concurrently',
    setup: REPORT,
    sql: 'refresh materialized view concurrently stay_count;',
    expect: [],
  },
  {
    name: 'a materialized view is new',
    setup: WARD,
    sql: 'create materialized view ward_list as select id, name from ward with no data; refresh materialized view ward_list;',
    expect: [],
  },
  {
    name: 'an index that another one covers',
    setup: `${WARD} create index stay_ward_day on stay (begins_on, ward_id);`,
    sql: 'create index concurrently stay_day on stay (begins_on);',
    transaction: 'none',
    expect: ['index-redundant'],
  },
  {
    name: 'an index twice',
    setup: WARD,
    sql: 'create index concurrently stay_person_again on stay using btree (person_id);',
    transaction: 'none',
    expect: ['index-redundant'],
  },
  {
    name: 'an index like the primary key',
    setup: WARD,
    sql: 'create index concurrently person_id_idx on person (id);',
    transaction: 'none',
    expect: ['index-redundant'],
  },
  {
    name: 'an index in another order',
    setup: WARD,
    sql: "create index concurrently stay_person_desc on stay (person_id desc, begins_on); create index concurrently stay_lower on stay (lower(remark)); create index concurrently stay_some on stay (person_id) where state = 'open';",
    transaction: 'none',
    expect: [],
  },
]
