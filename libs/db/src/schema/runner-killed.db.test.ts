import { type MigrateEvent, migrateDown, migrateUp } from '@ehr/db-migrations'
import { sql } from 'kysely'
import type pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  createMigrationTrial,
  isRunnerWaiting,
  listIndexes,
  type MigrationTrial,
} from './migrations-of-tests.ts'

const FIRST = '20270101000000_first'
const SECOND = '20270101000100_second'

let trial: MigrationTrial
/** Holds what the runner shall wait for. */
let other: pg.Client
/** Never in a transaction, which would see the sessions as they were at its start. */
let watcher: pg.Client
let events: MigrateEvent[]
beforeEach(async () => {
  trial = await createMigrationTrial()
  other = await trial.connect()
  watcher = await trial.connect()
  events = []
  await trial.write(FIRST, {
    up: `await run(db, 'create table visit_note (id integer, body text)')`,
    down: `await run(db, 'drop table visit_note')`,
  })
})
afterEach(() => trial.end())

/** Lets a child run until it waits for a lock, kills it, and waits until its session is gone. */
async function killWhileWaiting(): Promise<string> {
  const child = trial.startChild()
  await expect.poll(() => isRunnerWaiting(watcher), { timeout: 10_000 }).toBe(true)
  await child.kill()
  return child.said()
}

/** PostgreSQL notices by itself within seconds (the last test); ended here, it is sooner. */
async function endRunnerSession(): Promise<void> {
  await watcher.query(
    `select pg_terminate_backend(pid, 5000) from pg_stat_activity
     where application_name = 'ehr-migrate' and datname = current_database() and wait_event_type = 'Lock'`,
  )
}

const goOn = () => migrateUp(trial.db, { folder: trial.folder, onEvent: (event) => events.push(event) })
const kinds = () => events.map(({ kind }) => kind)

test('killed in the middle of a transaction: wholly undone, and applied by the next run', async () => {
  await trial.write(SECOND, {
    up: `await run(db, 'create table half (id integer)'); await run(db, 'select pg_advisory_xact_lock(7)')`,
  })
  await other.query('select pg_advisory_lock(7)')
  await killWhileWaiting()
  await endRunnerSession()
  expect((await other.query(`select to_regclass('half') as half`)).rows).toEqual([{ half: null }])
  await other.query('select pg_advisory_unlock(7)')
  expect((await goOn()).map(({ name }) => name)).toEqual([SECOND])
})

test('killed between the migration’s last statement and its record: neither is there', async () => {
  await goOn()
  await trial.write(SECOND, { up: `await run(db, 'create table done (id integer)')` })
  await other.query('begin; lock table kysely_migration in exclusive mode')
  await killWhileWaiting()
  await endRunnerSession()
  await other.query('commit')
  expect((await other.query(`select to_regclass('done') as done`)).rows).toEqual([{ done: null }])
  expect((await goOn()).map(({ name }) => name)).toEqual([SECOND])
})

const writeIndex = (after = '') =>
  trial.write(SECOND, {
    exports: 'export const transaction = false',
    up: `await run(db, 'create index concurrently visit_note_body on visit_note (body)'); ${after}`,
    down: `await run(db, 'drop index concurrently visit_note_body'); ${after}`,
  })

test('killed while an index is built concurrently: the invalid one is dropped, and it is built anew', async () => {
  await writeIndex()
  await other.query('begin isolation level repeatable read; select 1')
  await killWhileWaiting()
  await endRunnerSession()
  await other.query('commit')
  expect(await listIndexes(trial.db, 'visit_note')).toEqual([{ name: 'visit_note_body', isValid: false }])
  await expect(migrateDown(trial.db, { folder: trial.folder })).rejects.toThrow(
    `Migration ${SECOND} was begun and not finished. Finish it with "pnpm ehr migrate up"`,
  )
  await goOn()
  expect(kinds()).toEqual(['started', 'invalid-index-dropped', 'finished'])
  expect(events[0]).toMatchObject({ isResumed: true })
  expect(await listIndexes(trial.db, 'visit_note')).toEqual([{ name: 'visit_note_body', isValid: true }])
})

test('killed after an index was built and before that was recorded: it is not built twice', async () => {
  await writeIndex(`await run(db, 'select pg_advisory_lock(7), pg_advisory_unlock(7)')`)
  await other.query('select pg_advisory_lock(7)')
  await killWhileWaiting()
  await endRunnerSession()
  await other.query('select pg_advisory_unlock(7)')
  await goOn()
  expect(kinds()).toEqual(['started', 'statement-skipped', 'finished'])
  expect(await listIndexes(trial.db, 'visit_note')).toEqual([{ name: 'visit_note_body', isValid: true }])
})

test('killed while the record of a finished build is written: the next run finds it done', async () => {
  await goOn()
  await writeIndex(`await run(db, 'select pg_advisory_lock(7), pg_advisory_unlock(7)')`)
  await other.query('select pg_advisory_lock(7)')
  const child = trial.startChild()
  await expect.poll(() => isRunnerWaiting(watcher), { timeout: 10_000 }).toBe(true)
  const locker = await trial.connect()
  await locker.query('begin; lock table kysely_migration in exclusive mode')
  await other.query('select pg_advisory_unlock(7)')
  await expect
    .poll(
      async () =>
        (await locker.query(`select from pg_locks where not granted and locktype = 'relation'`)).rowCount,
    )
    .toBe(1)
  await child.kill()
  await endRunnerSession()
  await locker.query('commit')
  await goOn()
  expect(kinds().slice(-3)).toEqual(['started', 'statement-skipped', 'finished'])
})

test('a connection that is lost is told with what to do, and the next run goes on', async () => {
  await trial.write(SECOND, { up: `await run(db, 'select pg_advisory_xact_lock(7)')` })
  await other.query('select pg_advisory_lock(7)')
  const run = migrateUp(trial.db, { folder: trial.folder, lockTimeoutMs: 60_000 })
  const refused = expect(run).rejects.toThrow(
    /failed \(up\): .*\n(.*\n)*The connection was lost\. Run it again when the database answers/,
  )
  await expect.poll(() => isRunnerWaiting(watcher)).toBe(true)
  await endRunnerSession()
  await refused
  await other.query('select pg_advisory_unlock(7)')
  expect((await goOn()).map(({ name }) => name)).toEqual([SECOND])
})

test('a connection lost in the middle of undoing an index: it counts as not applied, and up does both', async () => {
  await goOn()
  await writeIndex(`await run(db, 'select pg_advisory_lock(7), pg_advisory_unlock(7)')`)
  await goOn()
  await other.query('select pg_advisory_lock(7)')
  const run = migrateDown(trial.db, { folder: trial.folder, lockTimeoutMs: 60_000 })
  const refused = expect(run).rejects.toThrow('failed (down)')
  await expect.poll(() => isRunnerWaiting(watcher)).toBe(true)
  await endRunnerSession()
  await refused
  await other.query('select pg_advisory_unlock(7)')
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(trial.db)
  expect(rows).toEqual([{ name: FIRST }])
  expect((await goOn()).map(({ name, direction }) => `${direction} ${name}`)).toEqual([
    `down ${SECOND}`,
    `up ${SECOND}`,
  ])
  expect(await listIndexes(trial.db, 'visit_note')).toEqual([{ name: 'visit_note_body', isValid: true }])
})

test('a killed runner’s session ends by itself, so that the next run need not wait for it', async () => {
  await trial.write(SECOND, { up: `await run(db, 'select pg_advisory_xact_lock(7)')` })
  await other.query('select pg_advisory_lock(7)')
  await killWhileWaiting()
  await expect.poll(() => isRunnerWaiting(watcher), { timeout: 12_000, interval: 200 }).toBe(false)
})
