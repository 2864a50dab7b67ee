import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  listMigrationNames,
  type MigrateEvent,
  migrateDown,
  migrateUp,
  readCatalogue,
  readMigrationStatus,
} from '@ehr/db-migrations'
import { sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createMigrationTrial, listIndexes, type MigrationTrial } from './migrations-of-tests.ts'

const TABLE = '20270101000000_visit_note'
const INDEX = '20270101000100_index'
const COLUMN = '20270101000200_column'

let trial: MigrationTrial
beforeEach(async () => {
  trial = await createMigrationTrial()
  await trial.write(TABLE, {
    up: `await run(db, 'create table visit_note (id integer, body text)')`,
    down: `await run(db, 'drop table visit_note')`,
  })
})
afterEach(() => trial.end())

const writeIndex = () =>
  trial.write(INDEX, {
    exports: 'export const transaction = false',
    up: `await run(db, 'create index concurrently visit_note_body on visit_note (body)')`,
    down: `await run(db, 'drop index concurrently visit_note_body')`,
  })

const writeColumn = () =>
  trial.write(COLUMN, {
    up: `await run(db, 'alter table visit_note add column kind text')`,
    down: `await run(db, 'alter table visit_note drop column kind')`,
  })

async function readRecords(): Promise<Record<string, unknown>[]> {
  const { rows } = await sql<Record<string, unknown>>`select * from migration_record order by name`.execute(
    trial.db,
  )
  return rows
}

test('a failing migration is named and wholly undone; those before it stay, and mended it is run again', async () => {
  const bad = '20270101000100_bad'
  await trial.write(bad, {
    up: `await run(db, 'create table half (id integer)'); await db.schema.dropTable('missing').execute()`,
  })
  await expect(migrateUp(trial.db, { folder: trial.folder })).rejects.toThrow(
    [
      `Migration ${bad} failed (up): table "missing" does not exist.`,
      'Statement (42P01): drop table "missing"',
      'It was rolled back wholly. Mend it and run it again.',
      `Done before it, and stays: ${TABLE}.`,
    ].join('\n'),
  )
  expect((await readCatalogue(trial.db)).tables.map(({ name }) => name)).toEqual(['visit_note'])
  expect(await readMigrationStatus(trial.db, trial.folder)).toEqual({
    applied: [TABLE],
    pending: [bad],
    unknown: [],
  })
})

test('what CONCURRENTLY needs runs outside of a transaction, forth and back', async () => {
  await writeIndex()
  await writeColumn()
  const steps = await migrateUp(trial.db, { folder: trial.folder })
  expect(steps.map(({ name }) => name)).toEqual([TABLE, INDEX, COLUMN])
  expect(await listIndexes(trial.db, 'visit_note')).toEqual([{ name: 'visit_note_body', isValid: true }])
  const undone = await migrateDown(trial.db, { folder: trial.folder, to: TABLE })
  expect(undone.map(({ name }) => name)).toEqual([COLUMN, INDEX])
  expect(await listIndexes(trial.db, 'visit_note')).toEqual([])
})

test('each applied migration is recorded with checksum, time and duration; an undone one is not', async () => {
  await writeIndex()
  await migrateUp(trial.db, { folder: trial.folder })
  const record = {
    checksum: expect.stringMatching(/^[0-9a-f]{64}$/),
    direction: 'up',
    started_at: expect.any(Date),
    finished_at: expect.any(Date),
    duration_ms: expect.any(Number),
    begun_statements: [],
  }
  expect(await readRecords()).toEqual([
    { ...record, name: TABLE, is_transactional: true },
    { ...record, name: INDEX, is_transactional: false },
  ])
  await migrateDown(trial.db, { folder: trial.folder })
  expect((await readRecords()).map(({ name }) => name)).toEqual([TABLE])
})

test('the application may read the bookkeeping and not write it', async () => {
  await migrateUp(trial.db, { folder: trial.folder })
  const app = trial.database.db
  expect((await sql`select name from migration_record`.execute(app)).rows).toEqual([{ name: TABLE }])
  for (const table of ['migration_record', 'kysely_migration']) {
    await expect(sql`delete from ${sql.id(table)}`.execute(app)).rejects.toThrow('permission denied')
  }
})

test('Kysely’s own Migrator sees the same state, and goes on from it', async () => {
  await writeColumn()
  await migrateUp(trial.db, { folder: trial.folder, to: TABLE })
  const migrator = new Migrator({ db: trial.db, provider: { getMigrations: importAll } })
  expect(
    (await migrator.getMigrations()).map(({ name, executedAt }) => [name, executedAt !== undefined]),
  ).toEqual([
    [TABLE, true],
    [COLUMN, false],
  ])
  expect((await migrator.migrateToLatest()).error).toBeUndefined()
  expect(await migrateUp(trial.db, { folder: trial.folder })).toEqual([])
  expect(await migrateDown(trial.db, { folder: trial.folder })).toEqual([
    { name: COLUMN, direction: 'down', durationMs: expect.any(Number) },
  ])
})

test('a database that Kysely’s own Migrator made goes on', async () => {
  const migrator = new Migrator({ db: trial.db, provider: { getMigrations: importAll } })
  expect((await migrator.migrateToLatest()).error).toBeUndefined()
  await writeColumn()
  expect((await migrateUp(trial.db, { folder: trial.folder })).map(({ name }) => name)).toEqual([COLUMN])
  expect((await readRecords()).map(({ name }) => name)).toEqual([COLUMN])
})

test('an applied migration that was edited is refused with what to do, and told where it is allowed', async () => {
  await migrateUp(trial.db, { folder: trial.folder })
  await writeColumn()
  const file = join(trial.folder, `${TABLE}.ts`)
  const source = await readFile(file, 'utf8')
  await writeFile(file, `${source}export const edited = true\n`)
  await expect(migrateUp(trial.db, { folder: trial.folder })).rejects.toThrow(
    /Edited since they were applied here: 20270101000000_visit_note .* put the file back as it was .* Nothing was changed\./,
  )
  const events: MigrateEvent[] = []
  const onEvent = (event: MigrateEvent) => events.push(event)
  await migrateUp(trial.db, { folder: trial.folder, allowEdited: true, onEvent })
  expect(events[0]).toEqual({ kind: 'edited', names: [TABLE] })
  await writeFile(file, `// A note.\n${source.replaceAll('\n', '\r\n')}`)
  expect(await migrateUp(trial.db, { folder: trial.folder })).toEqual([])
})

test('what is older than the last applied is refused unless allowed', async () => {
  await writeColumn()
  await migrateUp(trial.db, { folder: trial.folder })
  await writeIndex()
  await expect(migrateUp(trial.db, { folder: trial.folder })).rejects.toThrow(
    `Migration ${INDEX} is older than ${COLUMN}, which is applied already.`,
  )
  const steps = await migrateUp(trial.db, { folder: trial.folder, allowUnordered: true })
  expect(steps.map(({ name }) => name)).toEqual([INDEX])
  expect((await migrateDown(trial.db, { folder: trial.folder })).map(({ name }) => name)).toEqual([INDEX])
})

test('a database of a newer release is refused in both directions', async () => {
  await migrateUp(trial.db, { folder: trial.folder })
  await sql`insert into kysely_migration values ('29990101000000_tomorrow', '2999-01-01')`.execute(trial.db)
  const refusal = 'not among the migrations here: 29990101000000_tomorrow'
  await expect(migrateUp(trial.db, { folder: trial.folder })).rejects.toThrow(refusal)
  await expect(migrateDown(trial.db, { folder: trial.folder })).rejects.toThrow(refusal)
})

test('a migration that loses data is undone only where that is accepted', async () => {
  const name = '20270101000100_drop'
  await trial.write(name, {
    exports: `export const irreversible = 'the bodies are gone'`,
    up: `await run(db, 'alter table visit_note drop column body')`,
    down: `await run(db, 'alter table visit_note add column body text')`,
  })
  await migrateUp(trial.db, { folder: trial.folder })
  await expect(migrateDown(trial.db, { folder: trial.folder })).rejects.toThrow(
    `Migration ${name} cannot be undone without loss: the bodies are gone. Where that is wanted: "--accept-loss".`,
  )
  expect(await migrateDown(trial.db, { folder: trial.folder, acceptLoss: true })).toHaveLength(1)
})

test('up to a migration that is applied already changes nothing', async () => {
  await writeColumn()
  await migrateUp(trial.db, { folder: trial.folder })
  expect(await migrateUp(trial.db, { folder: trial.folder, to: TABLE })).toEqual([])
  await expect(migrateUp(trial.db, { folder: trial.folder, to: 'nonsense' })).rejects.toThrow(
    'There is no migration nonsense.',
  )
})

test('what a migration sets for its session does not reach the next, nor whoever connects after it', async () => {
  await trial.write('20270101000100_settings', {
    up: `await run(db, "set lock_timeout = 0"); await run(db, "set statement_timeout = '1ms'")`,
  })
  await trial.write('20270101000200_slow', {
    up: `const { rows } = await run(db, "select pg_sleep(0.01), current_setting('lock_timeout') as bound")
      if (rows[0].bound !== '2s') throw new Error(rows[0].bound)`,
  })
  const { rows: before } = await sql`show lock_timeout`.execute(trial.db)
  expect(await migrateUp(trial.db, { folder: trial.folder })).toHaveLength(3)
  expect((await sql`show lock_timeout`.execute(trial.db)).rows).toEqual(before)
})

test('a misnamed migration is refused with an example of a good name', async () => {
  await writeFile(join(trial.folder, 'Allergies.ts'), '')
  await expect(listMigrationNames(trial.folder)).rejects.toThrow(/Allergies\.ts: the name must be <14 digits/)
})

async function importAll(): Promise<Record<string, Migration>> {
  const names = await listMigrationNames(trial.folder)
  const entries = names.map(async (name) => [name, await import(join(trial.folder, `${name}.ts`))] as const)
  return Object.fromEntries(await Promise.all(entries))
}
