import type { CorpusCase } from './case.ts'
import { SOON, WARD } from './ward.ts'

/** What a migration hides, and what it does to its transaction. */
export const WRITING_CASES: readonly CorpusCase[] = [
  {
    name: 'a block with dynamic DDL',
    setup: WARD,
    sql: "do $$ begin execute 'alter table person add column title text'; end $$;",
    expect: ['hidden-ddl-in-do-block'],
  },
  {
    name: 'a block that builds an index',
    setup: WARD,
    sql: "do $body$ begin execute format('create index %I on stay (begins_on)', 'stay_begins'); end $body$;",
    expect: ['hidden-ddl-in-do-block'],
  },
  {
    name: 'a block that asks first',
    setup: WARD,
    sql: "do $$ begin if not exists (select from information_schema.columns where table_name = 'person' and column_name = 'title') then alter table person add column title text; end if; end $$;",
    expect: ['hidden-ddl-in-do-block'],
  },
  {
    name: 'a function that changes the schema',
    setup: `${WARD} create function grow() returns void language plpgsql as $$ begin alter table person add column title text; end $$;`,
    sql: 'select grow();',
    expect: ['hidden-ddl-in-do-block'],
  },
  {
    name: 'a procedure that changes the schema',
    setup: `${WARD} create procedure grow() language plpgsql as $$ begin alter table person add column title text default gen_random_uuid()::text; end $$;`,
    sql: `${SOON}call grow();`,
    expect: ['hidden-ddl-in-do-block'],
    allow: ['volatile-default-rewrites'],
  },
  {
    name: 'a block that drops a table',
    setup: WARD,
    sql: "do $$ begin execute 'drop table stay cascade'; end $$;",
    expect: ['hidden-ddl-in-do-block', 'drop-table'],
  },
  {
    name: 'a block that makes a type unless it is there',
    setup: WARD,
    sql: "do $$ begin create type mood as enum ('good', 'bad'); exception when duplicate_object then null; end $$;",
    expect: [],
  },
  {
    name: 'a block that makes a table',
    setup: WARD,
    sql: 'do $$ begin create table item (id int primary key); alter table item add column note text; end $$;',
    expect: [],
  },
  {
    name: 'a block that only looks',
    setup: WARD,
    sql: "do $$ begin if (select count(*) from ward) = 0 then raise exception 'no ward'; end if; end $$;",
    expect: [],
  },
  {
    name: 'COMMIT within the transaction',
    setup: WARD,
    sql: `${SOON}alter table person add column title text; commit;`,
    expect: ['transaction-control'],
  },
  {
    name: 'BEGIN and COMMIT of a file that is wrapped',
    setup: WARD,
    sql: 'begin; create table item (id int primary key); commit;',
    expect: ['transaction-control'],
  },
  {
    name: 'a transaction of its own that is never committed',
    setup: WARD,
    sql: `begin; ${SOON}alter table person add column title text;`,
    transaction: 'own',
    expect: ['transaction-control'],
  },
  {
    name: 'two transactions of its own, both committed',
    setup: WARD,
    sql: `begin; ${SOON}alter table person add column title text; commit; begin; create table item (id int primary key); commit;`,
    transaction: 'own',
    expect: [],
  },
  {
    name: 'ROLLBACK within the transaction',
    setup: WARD,
    sql: 'create table item (id int primary key); rollback;',
    expect: ['transaction-control'],
  },
  {
    name: 'COMMIT AND CHAIN',
    setup: WARD,
    sql: 'create table item (id int primary key); commit and chain; create table item_2 (id int primary key);',
    expect: ['transaction-control'],
  },
  {
    name: 'a savepoint',
    setup: WARD,
    sql: 'savepoint one; create table item (id int primary key); rollback to savepoint one; release one;',
    expect: [],
  },
  {
    name: 'a transaction of its own',
    setup: WARD,
    sql: 'begin; create table item (id int primary key); commit;',
    transaction: 'own',
    expect: [],
  },
  {
    name: 'a column of type json',
    setup: WARD,
    sql: `${SOON}alter table person add column settings json;`,
    expect: ['json-not-jsonb'],
  },
  {
    name: 'a table with a column of type json',
    sql: "create table item (id int primary key, content json default '{}');",
    expect: ['json-not-jsonb'],
  },
  {
    name: 'a table with a column of type jsonb',
    sql: "create table item (id int primary key, content jsonb default '{}');",
    expect: [],
  },
  { name: 'an extension', sql: 'create extension if not exists pg_trgm;', expect: [] },
  {
    name: 'a table with all that style would say',
    sql: 'create table if not exists "itemList" (id serial primary key, code char(2), title varchar(20), at timestamp);',
    expect: [],
  },
]
