import { expect, test } from 'vitest'
import { parseStatements } from './parse-statements.ts'

const brief = async (text: string) =>
  (await parseStatements(text)).map(({ sql, line, parsed }) => [line, parsed?.kind, sql])

test('splits a text and keeps the line of each first word', async () => {
  expect(
    await brief(`-- Grüße; eins
create table a (x int);

/* two; /* nested */ still */ alter table a
  add y text;
insert into a values (1, 'a;b');;
`),
  ).toEqual([
    [2, 'CreateStmt', 'create table a (x int)'],
    [4, 'AlterTableStmt', 'alter table a\n  add y text'],
    [6, 'InsertStmt', "insert into a values (1, 'a;b')"],
  ])
})

test('finds nothing in an empty text, spaces or comments', async () => {
  expect(await Promise.all(['', ' \n', '-- a', '/* b; */ ;'].map(brief))).toEqual([[], [], [], []])
})

test('counts lines and characters behind letters of several bytes', async () => {
  expect(await brief("select 'äöü€😀';\nselect 2")).toEqual([
    [1, 'SelectStmt', "select 'äöü€😀'"],
    [2, 'SelectStmt', 'select 2'],
  ])
})

test('gives a statement that the grammar refuses without a tree, and the others with theirs', async () => {
  expect(
    await brief(`select 1;
alter tabel a add b int;
do $$ begin perform 1; end $$;
create function f() returns int language sql begin atomic select 1; select case when true then 2 end; end;
select e'it\\'s; fine', "a;b", $x$ ; $$ ; $x$;
select 3`),
  ).toEqual([
    [1, 'SelectStmt', 'select 1'],
    [2, undefined, 'alter tabel a add b int'],
    [3, 'DoStmt', 'do $$ begin perform 1; end $$'],
    [
      4,
      'CreateFunctionStmt',
      'create function f() returns int language sql begin atomic select 1; select case when true then 2 end; end',
    ],
    [5, 'SelectStmt', `select e'it\\'s; fine', "a;b", $x$ ; $$ ; $x$`],
    [6, 'SelectStmt', 'select 3'],
  ])
})

test("leaves out psql's own commands and keeps backslashes in quotes", async () => {
  expect(await brief("\\set ON_ERROR_STOP on\nselect '\n\\x';\n  \\timing\nselect 2;")).toEqual([
    [2, 'SelectStmt', "select '\n\\x'"],
    [5, 'SelectStmt', 'select 2'],
  ])
})

test('tells schema changes from queries and blocks', async () => {
  const kinds = async (sql: string) => (await parseStatements(sql)).map(({ parsed }) => parsed?.isDdl)
  expect(
    await kinds(
      'create index i on t (a); alter type e add value $$x$$; drop table t; grant select on t to r',
    ),
  ).toEqual([true, true, true, true])
  expect(
    await kinds('select 1; set lock_timeout = 1; do $$ begin end $$; update t set a = 1; begin'),
  ).toEqual([false, false, false, false, false])
})
