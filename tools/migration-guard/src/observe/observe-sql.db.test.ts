import { expect, test } from 'vitest'
import { observeCase } from './testing.ts'

const setup = `
  create table parent (id int primary key, name text);
  create table child (id int primary key, parent_id int, note text)`

test.concurrent('sees the lock, the scan and that readers wait when a column becomes required', async () => {
  const { up } = await observeCase({
    setup,
    sql: 'alter table child alter column note set not null',
    rows: 50,
  })
  const [statement] = up.statements
  expect(up.failure).toBeUndefined()
  expect(statement?.locks).toMatchObject([
    {
      relation: { name: 'child', isNew: false, rows: 50 },
      mode: 'ACCESS EXCLUSIVE',
      provenBlocked: 'readers',
    },
  ])
  expect(statement?.scanned).toMatchObject([{ relation: { name: 'child' }, rows: 50 }])
  expect(statement?.rewritten).toEqual([])
}, 60_000)

test.concurrent('sees that writers wait on both tables of a foreign key', async () => {
  const sql = 'alter table child add foreign key (parent_id) references parent not valid'
  const { up } = await observeCase({ setup, sql })
  const blocked = up.statements[0]?.locks.filter(({ provenBlocked }) => provenBlocked === 'writers')
  expect(blocked?.map(({ relation }) => relation.name).sort()).toEqual(['child', 'parent'])
}, 60_000)

test.concurrent('sees a rewrite of the table and its index, and the rows that a later statement changes under the lock', async () => {
  const sql = `alter table child alter column parent_id type bigint;\nupdate child set note = 'x'`
  const { up } = await observeCase({ setup, sql, rows: 20 })
  const [rewrite, update] = up.statements
  expect(rewrite?.rewritten.map(({ name }) => name).sort()).toEqual(['child', 'child_pkey'])
  expect(update?.changed).toMatchObject([
    { relation: { name: 'child' }, inserted: 0, updated: 20, deleted: 0 },
  ])
  expect(update?.site).toEqual({ file: '/case.sql', line: 2 })
}, 60_000)

test.concurrent('says nothing of tables that the migration itself has made', async () => {
  const sql = 'create table fresh (id int primary key, n int); create index on fresh (n)'
  const { up } = await observeCase({ setup, sql })
  const locks = up.statements.flatMap((statement) => statement.locks)
  expect(locks.every(({ relation }) => relation.isNew)).toBe(true)
  expect(locks.some(({ provenBlocked }) => provenBlocked !== undefined)).toBe(false)
}, 60_000)

test.concurrent('fails CONCURRENTLY in a transaction, and watches it from outside without one', async () => {
  const sql = 'create index concurrently on child (note)'
  const inside = await observeCase({ setup, sql })
  expect(inside.up.failure).toMatchObject({ kind: 'statement', statementIndex: 0, error: { code: '25001' } })
  const outside = await observeCase({ setup, sql, transaction: 'none' })
  expect(outside.up.failure).toBeUndefined()
  // Looking at the right moment finds the new index locked, too.
  const locks = outside.up.statements[0]?.locks.filter(({ relation }) => !relation.isNew)
  expect(locks).toMatchObject([{ relation: { name: 'child' }, mode: 'SHARE UPDATE EXCLUSIVE' }])
}, 60_000)

test.concurrent('sees the exclusive lock of VACUUM FULL however short it is', async () => {
  const { up } = await observeCase({ setup, sql: 'vacuum full child', transaction: 'none' })
  const lock = up.statements[0]?.locks.find(({ relation }) => relation.name === 'child')
  expect(lock?.mode).toBe('ACCESS EXCLUSIVE')
  expect(up.statements[0]?.rewritten.map(({ name }) => name)).toContain('child')
}, 60_000)

test.concurrent('sees DDL that a block hides, and none in a plain query', async () => {
  const sql = 'do $$ begin alter table child add x int; end $$; select count(*) from child'
  const { up } = await observeCase({ setup, sql })
  expect(up.statements.map(({ hasHiddenDdl }) => hasHiddenDdl)).toEqual([true, false])
}, 60_000)

test.concurrent('numbers the transactions that a file begins and ends by itself', async () => {
  const sql = 'begin; alter table child add x int; commit; begin; drop table child; commit'
  const { up } = await observeCase({ setup, sql, transaction: 'own' })
  expect(up.statements.map(({ transaction }) => transaction)).toEqual([1, 1, 1, 2, 2, 2])
  expect(up.statements[1]?.changedTransaction).toBe(false)
  expect(up.statements[2]?.changedTransaction).toBe(true)
}, 60_000)

test.concurrent('tells the lock timeout in force when each statement begins', async () => {
  const sql = `alter table child add x int; set lock_timeout = '3s'; alter table child add y int`
  const { up } = await observeCase({ setup, sql })
  expect(up.statements.map(({ lockTimeoutMs }) => lockTimeoutMs)).toEqual([0, 0, 3_000])
}, 60_000)

test.concurrent('takes back what a failing text has done, and says which statement failed', async () => {
  const { up } = await observeCase({ setup, sql: 'alter table child add x int; drop table nowhere' })
  expect(up.failure).toMatchObject({ kind: 'statement', statementIndex: 1, error: { code: '42P01' } })
  expect([...up.after.keys()]).toEqual([...up.before.keys()])
}, 60_000)

test.concurrent('tells a lost connection from a refused statement', async () => {
  const { up } = await observeCase({ setup, sql: 'select pg_terminate_backend(pg_backend_pid())' })
  expect(up.failure).toMatchObject({ kind: 'connection-lost' })
}, 60_000)

test.concurrent('observes what a changed role and search path do, as if they were not', async () => {
  const sql = `create role migration_guard_probe; grant all on schema public to migration_guard_probe;
    set local role migration_guard_probe; set local search_path = nowhere; create table public.mine (id int);
    reset role; drop table public.mine; drop owned by migration_guard_probe; drop role migration_guard_probe`
  const { up } = await observeCase({ setup, sql })
  expect(up.failure).toBeUndefined()
  expect(up.statements[4]?.locks).toMatchObject([
    { relation: { schema: 'public', name: 'mine', isNew: true } },
  ])
}, 60_000)

test.concurrent('proves on two time zones that a result depends on the session, and that others do not', async () => {
  const times = 'create table visit (id int primary key, at timestamp, day date)'
  const flip = await observeCase({ setup: times, sql: 'alter table visit alter at type timestamptz' })
  expect(flip.timeZoneDifferences).toMatchObject([{ table: { name: 'visit' }, columns: ['at'] }])
  const sql = `update visit set at = now() at time zone 'UTC', day = date '2020-01-01'`
  expect((await observeCase({ setup: times, sql })).timeZoneDifferences).toEqual([])
}, 60_000)

test.concurrent('roles that a text makes are gone after it, and those of another setup are no hindrance', async () => {
  const first = {
    setup: 'create role judged_reader; create table t (id int)',
    sql: 'create role judged_writer',
  }
  const migrations = [await observeCase(first), await observeCase(first)]
  expect(migrations.map(({ up }) => up.failure)).toEqual([undefined, undefined])
}, 60_000)

test.concurrent('a text goes by the search_path that its setup has set', async () => {
  const away = `create schema ward; set search_path = ward; create table bed (id int)`
  const { up } = await observeCase({ setup: away, sql: 'alter table bed add column note text' })
  expect(up.failure).toBeUndefined()
  expect(up.statements[0]?.locks).toMatchObject([{ relation: { schema: 'ward', name: 'bed' } }])
}, 60_000)
