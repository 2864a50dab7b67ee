import { createMigrationDb, type MigrateEvent, migrateUp } from '@ehr/db-migrations'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  createMigrationTrial,
  isRunnerWaiting,
  listIndexes,
  type MigrationTrial,
} from './migrations-of-tests.ts'

let trial: MigrationTrial
let events: MigrateEvent[]
beforeEach(async () => {
  trial = await createMigrationTrial()
  events = []
  await sql`create table visit_note (id integer, body text)`.execute(trial.db)
})
afterEach(() => trial.end())

const ADD_COLUMN = '20270101000000_kind'
const writeColumn = () =>
  trial.write(ADD_COLUMN, { up: `await run(db, 'alter table visit_note add column kind text')` })

const INDEX = '20270101000100_index'
const writeIndex = () =>
  trial.write(INDEX, {
    exports: 'export const transaction = false',
    up: `await run(db, 'create index concurrently visit_note_body on visit_note (body)')`,
  })

const kinds = () => events.map(({ kind }) => kind)

test('a lock held longer than the bound is tried for again until it is free, and told', async () => {
  await writeColumn()
  const other = await trial.connect()
  await other.query('begin; select from visit_note')
  await migrateUp(trial.db, {
    folder: trial.folder,
    lockTimeoutMs: 50,
    retry: { firstWaitMs: 1 },
    onEvent: (event) => {
      events.push(event)
      // The second failure frees it for the third attempt.
      if (event.kind === 'retry' && event.attempt === 2) void other.query('commit')
    },
  })
  const retries = events.filter(({ kind }) => kind === 'retry')
  expect(retries.length).toBeGreaterThanOrEqual(2)
  expect(retries[0]).toMatchObject({
    name: ADD_COLUMN,
    attempt: 1,
    attempts: 12,
    reason: 'a lock could not be had in time',
    holders: [expect.stringMatching(/^\d+ \(other\)$/)],
  })
  expect(kinds().at(-1)).toBe('finished')
})

test('a lock that is never freed ends the run with what to do, and nothing is half done', async () => {
  await writeColumn()
  const other = await trial.connect()
  await other.query('begin; select from visit_note')
  const run = migrateUp(trial.db, {
    folder: trial.folder,
    lockTimeoutMs: 20,
    retry: { attempts: 2, firstWaitMs: 1 },
  })
  await expect(run).rejects.toThrow(
    /canceling statement due to lock timeout\.\nStatement \(55P03\): alter table .*\nIt was rolled back wholly\. End what holds the lock, or choose a quieter hour and run it again\./,
  )
  await other.query('commit')
  expect(await migrateUp(trial.db, { folder: trial.folder })).toHaveLength(1)
})

test('while a migration waits, others wait behind it no longer than its bound', async () => {
  await writeColumn()
  const holder = await trial.connect()
  await holder.query('begin; select from visit_note')
  const run = migrateUp(trial.db, {
    folder: trial.folder,
    lockTimeoutMs: 100,
    retry: { attempts: 20, firstWaitMs: 200, maxWaitMs: 200 },
    onEvent: (event) => events.push(event),
  })
  const reader = await trial.connect()
  await expect.poll(() => isRunnerWaiting(reader)).toBe(true)
  // Would wait for ever behind the ACCESS EXCLUSIVE request if that waited for ever.
  await reader.query('select from visit_note')
  await holder.query('commit')
  await run
  expect(kinds()).toContain('retry')
})

test('of two runs at once the second waits, says so, and finds nothing pending', async () => {
  await trial.write(ADD_COLUMN, {
    up: `await run(db, 'select pg_advisory_xact_lock(7)'); await run(db, 'alter table visit_note add column kind text')`,
  })
  const gate = await trial.connect()
  await gate.query('select pg_advisory_lock(7)')
  const first = migrateUp(trial.db, { folder: trial.folder, lockTimeoutMs: 60_000 })
  await expect.poll(() => isRunnerWaiting(gate)).toBe(true)
  const secondDb = createMigrationDb(trial.database.ownerUrl)
  const second = migrateUp(secondDb, {
    folder: trial.folder,
    onEvent: (event) => {
      events.push(event)
      void gate.query('select pg_advisory_unlock(7)')
    },
  })
  expect(await first).toHaveLength(1)
  expect(await second).toEqual([])
  expect(events).toEqual([
    { kind: 'waiting-for-other', holder: expect.stringMatching(/^session \d+ \(ehr-migrate\)$/) },
  ])
  await secondDb.destroy()
})

test('a second run that waits does not keep the first from building an index concurrently', async () => {
  await writeIndex()
  const old = await trial.connect()
  await old.query('begin isolation level repeatable read; select 1')
  const first = migrateUp(trial.db, { folder: trial.folder })
  await expect.poll(() => isRunnerWaiting(old)).toBe(true)
  const secondDb = createMigrationDb(trial.database.ownerUrl)
  const second = migrateUp(secondDb, { folder: trial.folder, onEvent: () => void old.query('commit') })
  expect(await first).toHaveLength(1)
  expect(await second).toEqual([])
  await secondDb.destroy()
})

test('a run that may not wait any longer names the session that runs', async () => {
  await writeColumn()
  const other = await trial.connect()
  await other.query('select pg_advisory_lock(3853314791062309107)')
  await expect(migrateUp(trial.db, { folder: trial.folder, otherRunMs: 0 })).rejects.toThrow(
    /Another migration runs on this database and has not ended in time: session \d+ \(other\)\./,
  )
})

test('an index whose build failed is dropped at once, and built when its rows allow it', async () => {
  await sql`insert into visit_note values (1, 'a'), (1, 'b')`.execute(trial.db)
  await trial.write(INDEX, {
    exports: 'export const transaction = false',
    up: `await run(db, 'create unique index concurrently visit_note_id on visit_note (id)')`,
  })
  const onEvent = (event: MigrateEvent) => events.push(event)
  await expect(migrateUp(trial.db, { folder: trial.folder, onEvent })).rejects.toThrow(
    'counts as not applied',
  )
  expect(events.at(-1)).toEqual({ kind: 'invalid-index-dropped', name: INDEX, index: 'visit_note_id' })
  expect(await listIndexes(trial.db, 'visit_note')).toEqual([])
  await sql`delete from visit_note where body = 'b'`.execute(trial.db)
  await migrateUp(trial.db, { folder: trial.folder })
  expect(await listIndexes(trial.db, 'visit_note')).toEqual([{ name: 'visit_note_id', isValid: true }])
})

test('an invalid index in the way is dropped first, also where "if not exists" would be content with it', async () => {
  await sql`insert into visit_note values (1, 'a'), (1, 'b')`.execute(trial.db)
  const build = sql`create unique index concurrently visit_note_id on visit_note (id)`
  await expect(build.execute(trial.db)).rejects.toThrow('could not create unique index')
  await sql`delete from visit_note where body = 'b'`.execute(trial.db)
  await trial.write(INDEX, {
    exports: 'export const transaction = false',
    up: `await run(db, 'create unique index concurrently if not exists visit_note_id on visit_note (id)')`,
  })
  await migrateUp(trial.db, { folder: trial.folder, onEvent: (event) => events.push(event) })
  expect(kinds()).toEqual(['started', 'invalid-index-dropped', 'finished'])
  expect(await listIndexes(trial.db, 'visit_note')).toEqual([{ name: 'visit_note_id', isValid: true }])
})

test('what failed outside of a transaction goes on from there when it is mended', async () => {
  await trial.write(INDEX, {
    exports: 'export const transaction = false',
    up: `await run(db, 'create table first (id integer)'); await run(db, 'create table visit_note (id integer)')`,
  })
  await expect(migrateUp(trial.db, { folder: trial.folder })).rejects.toThrow('already exists')
  // Not taken for done: it was this statement that failed, not an earlier run that made the table.
  await expect(migrateUp(trial.db, { folder: trial.folder })).rejects.toThrow('already exists')
  await sql`drop table visit_note`.execute(trial.db)
  await migrateUp(trial.db, { folder: trial.folder, onEvent: (event) => events.push(event) })
  expect(events.map((event) => (event.kind === 'statement-skipped' ? event.sql : event.kind))).toEqual([
    'started',
    'create table first (id integer)',
    'finished',
  ])
})
