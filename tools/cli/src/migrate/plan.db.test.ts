import { migrateUp } from '@ehr/db-migrations'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createTrial, type Trial } from './database-of-tests.ts'
import { listPlan } from './plan.ts'

let trial: Trial
beforeEach(async () => {
  trial = await createTrial()
  await trial.write(
    '20270101000000_note',
    ['create table visit_note (id integer, body text)'],
    ['drop table visit_note'],
  )
  await migrateUp(trial.db, { folder: trial.folder })
})
afterEach(() => trial.end())

const plan = (isFull = false) => listPlan(trial.db, trial.scratch, { folder: trial.folder, isFull })

test('what is pending is shown as the SQL that would run, and nothing runs', async () => {
  await trial.write(
    '20270101000100_kind',
    ["alter table visit_note add column kind text default 'call'", `delete from visit_note where id = \${7}`],
    [],
  )
  await trial.write(
    '20270101000200_index',
    ['create index concurrently visit_note_body on visit_note (body)'],
    [],
    true,
  )
  expect(await plan()).toEqual([
    '-- Made on an empty copy of the schema: where a migration reads rows, its statements may be others.',
    '',
    '-- 20270101000100_kind (up), in a transaction of its own',
    'begin;',
    "alter table visit_note add column kind text default 'call';",
    'delete from visit_note where id = $1;',
    '-- $1 = 7',
    'commit;',
    '',
    '-- 20270101000200_index (up), statement by statement, outside of a transaction',
    'create index concurrently visit_note_body on visit_note (body);',
  ])
  const { rows } = await sql`select name from kysely_migration`.execute(trial.db)
  expect(rows).toEqual([{ name: '20270101000000_note' }])
})

test('nothing pending is said so', async () => {
  expect(await plan()).toEqual(['-- Nothing is pending.'])
})

test('long statements are shortened unless all is wanted', async () => {
  const long = `comment on table visit_note is '${'x'.repeat(5_000)}'`
  await trial.write('20270101000100_comment', [long], [])
  expect((await plan()).join('\n')).toContain('--full shows them')
  await sql`drop table kysely_migration, kysely_migration_lock, migration_record, visit_note`.execute(
    trial.scratch,
  )
  expect(await plan(true)).toContain(`${long};`)
})

test('a database that up would refuse is refused in the same words', async () => {
  await sql`insert into kysely_migration values ('29990101000000_tomorrow', '2999-01-01')`.execute(trial.db)
  await expect(plan()).rejects.toThrow('not among the migrations here: 29990101000000_tomorrow')
})

test('a database that was never migrated gets no table by being asked', async () => {
  const fresh = await createTrial()
  expect(await listPlan(fresh.db, trial.scratch, { folder: trial.folder, isFull: false })).toContain(
    'create table visit_note (id integer, body text);',
  )
  const { rows } =
    await sql`select relname from pg_class where relnamespace = 'public'::regnamespace`.execute(fresh.db)
  expect(rows).toEqual([])
  await fresh.end()
})
