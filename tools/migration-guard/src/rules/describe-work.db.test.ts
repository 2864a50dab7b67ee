import { expect, test } from 'vitest'
import { observeCase } from '../observe/testing.ts'
import { describeError, describeWork } from './describe-work.ts'

const SETUP = `create table visit (id int primary key, place text);
insert into visit select n, 'room ' || n from generate_series(1, 1200) n;`

async function describeLast(sql: string): Promise<string> {
  const migration = await observeCase({ setup: SETUP, sql })
  return describeWork(migration, migration.up.statements.at(-1)!)
}

test('says what was locked, for how long, why, and who had to wait', async () => {
  expect(await describeLast('alter table visit add check (id > 0)')).toMatch(
    /^ACCESS EXCLUSIVE on public\.visit for \d+ ms while 1,200 rows were read; a SELECT had to wait$/,
  )
  expect(await describeLast('create index on visit (place)')).toMatch(
    /^SHARE on public\.visit for \d+ ms while 1,200 rows were read; an INSERT had to wait$/,
  )
  expect(await describeLast('alter table visit add column number serial')).toMatch(
    /^ACCESS EXCLUSIVE on public\.visit for \d+ ms while 1,200 rows and 1 index were written anew; a SELECT had to wait$/,
  )
})

test('names the lock of an earlier statement that this one works under', async () => {
  expect(await describeLast('alter table visit add column note text; create index on visit (place)')).toMatch(
    /^ACCESS EXCLUSIVE on public\.visit for \d+ ms while 1,200 rows were read; a SELECT had to wait$/,
  )
})

test('says how it failed, without the value that made it fail', async () => {
  expect(await describeLast('alter table visit alter place type int using place::int')).toBe(
    'it failed: invalid input syntax for type integer (SQLSTATE 22P02)',
  )
  expect(describeError({ message: 'the connection broke' })).toBe('it failed: the connection broke')
})
