import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { migrateDown, migrateUp, readLedger } from '@ehr/db-migrations'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createTrial, type Trial } from './database-of-tests.ts'
import { type Confirm, repairDatabase } from './repair.ts'

const NOTE = '20270101000000_note'
const KIND = '20270101000100_kind'
const INDEX = '20270101000200_index'

let trial: Trial
let said: string[]
beforeEach(async () => {
  said = []
  trial = await createTrial()
  await trial.write(NOTE, ['create table visit_note (id integer, body text)'], ['drop table visit_note'])
  await trial.write(
    KIND,
    ['alter table visit_note add column kind text'],
    ['alter table visit_note drop column kind'],
  )
  await migrateUp(trial.db, { folder: trial.folder })
})
afterEach(() => trial.end())

/** Each call replays on a database that is empty again. */
async function repair(
  options: { yes?: string[]; isDryRun?: boolean; confirm?: Confirm } = {},
): Promise<number> {
  await sql`drop schema public cascade; create schema public`.execute(trial.scratch)
  said = []
  return repairDatabase({
    ...{ db: trial.db, scratch: trial.scratch, folder: trial.folder },
    ...{ yes: options.yes ?? [], isDryRun: options.isDryRun === true, confirm: options.confirm },
    say: (line) => said.push(line),
  })
}

async function readStates(): Promise<Record<string, string>> {
  const ledger = await readLedger(trial.db, trial.folder)
  return Object.fromEntries(ledger.map(({ name, state }) => [name, state]))
}

test('a database that is as its ledger says is left alone', async () => {
  expect(await repair({ yes: ['edited'] })).toBe(0)
  expect(said).toEqual(['Ledger and database agree; nothing is half done.'])
})

test('a migration undone by hand is found by what is missing, and is pending after it', async () => {
  await sql`alter table visit_note drop column kind`.execute(trial.db)
  expect(await repair()).toBe(1)
  expect(said).toEqual([
    `undone-by-hand\n  ${KIND} counts as applied, but nothing of what it makes is there: somebody undid it by hand.`,
    '1 disagreement is left: there is no terminal to ask at. Choose what may be mended: pnpm ehr migrate repair --yes undone-by-hand',
  ])
  expect(await readStates()).toEqual({ [NOTE]: 'applied', [KIND]: 'applied' })
  expect(await repair({ yes: ['undone-by-hand'] })).toBe(0)
  expect(await readStates()).toEqual({ [NOTE]: 'applied', [KIND]: 'pending' })
  expect(await migrateUp(trial.db, { folder: trial.folder })).toHaveLength(1)
})

test('a migration whose row was deleted by hand is found by what is there', async () => {
  await sql`delete from kysely_migration where name = ${KIND}`.execute(trial.db)
  expect(await repair({ yes: ['applied-by-hand'] })).toBe(0)
  expect(said.at(-1)).toBe(`mended   Count ${KIND} as applied, without running it`)
  expect(await migrateUp(trial.db, { folder: trial.folder })).toEqual([])
})

test('what no migration explains is shown, and nobody mends it', async () => {
  await sql`alter table visit_note add column colour text`.execute(trial.db)
  await sql`alter table visit_note alter column body set not null`.execute(trial.db)
  expect(await repair({ yes: ['undone-by-hand', 'applied-by-hand'] })).toBe(1)
  expect(said.join('\n')).toContain('column visit_note.colour is in no migration')
  expect(said.join('\n')).toContain('column visit_note.body is different from what migrations make')
})

test('an invalid index is dropped', async () => {
  await sql`insert into visit_note values (1, 'a'), (1, 'b')`.execute(trial.db)
  const build = sql`create unique index concurrently visit_note_id on visit_note (id)`
  await expect(build.execute(trial.db)).rejects.toThrow('could not create unique index')
  expect(await repair({ isDryRun: true, yes: ['invalid-index'] })).toBe(1)
  expect(said[0]).toMatch(/^invalid-index\n {2}The index visit_note_id on visit_note is invalid/)
  expect(await repair({ yes: ['invalid-index'] })).toBe(0)
  expect(await repair()).toBe(0)
})

test('a half-done migration is undone, whatever there is of it', async () => {
  await trial.write(
    INDEX,
    ['create index concurrently visit_note_body on visit_note (body)', 'select 1/0'],
    ['drop index concurrently visit_note_late', 'drop index concurrently visit_note_body'],
    true,
  )
  await expect(migrateUp(trial.db, { folder: trial.folder })).rejects.toThrow('division by zero')
  expect((await readStates())[INDEX]).toBe('half-applied')
  await writeFile(
    join(trial.folder, `${INDEX}.ts`),
    (await readFile(join(trial.folder, `${INDEX}.ts`), 'utf8')).replace(
      / {2}await sql`select 1\/0`.*\n/,
      '  await sql`create index concurrently visit_note_late on visit_note (id)`.execute(db)\n',
    ),
  )
  await expect(migrateDown(trial.db, { folder: trial.folder })).rejects.toThrow('begun and not finished')
  expect(await repair({ yes: ['half-applied'] })).toBe(0)
  expect(said[0]).toContain('begun: create index concurrently visit_note_body')
  expect((await readStates())[INDEX]).toBe('pending')
  const { rows } = await sql`select from pg_indexes where tablename = 'visit_note'`.execute(trial.db)
  expect(rows).toEqual([])
})

test('an edited file is taken for what was applied, and up goes on', async () => {
  const file = join(trial.folder, `${NOTE}.ts`)
  await writeFile(file, `${await readFile(file, 'utf8')}export const edited = true\n`)
  await expect(migrateUp(trial.db, { folder: trial.folder })).rejects.toThrow('Edited since')
  const before = await readLedger(trial.db, trial.folder)
  expect(await repair({ yes: ['edited'] })).toBe(0)
  expect(await migrateUp(trial.db, { folder: trial.folder })).toEqual([])
  expect((await readLedger(trial.db, trial.folder)).map(({ appliedAt }) => appliedAt)).toEqual(
    before.map(({ appliedAt }) => appliedAt),
  )
})

test('what has no checksum gets one, with the time it was applied', async () => {
  await sql`drop table migration_record`.execute(trial.db)
  const before = await readLedger(trial.db, trial.folder)
  expect(before.map(({ file }) => file)).toEqual(['unrecorded', 'unrecorded'])
  expect(await repair({ yes: ['unrecorded'] })).toBe(0)
  const after = await readLedger(trial.db, trial.folder)
  expect(after).toEqual(before.map((entry) => ({ ...entry, file: 'same' })))
})

test('a migration of another branch is told, and nothing is guessed', async () => {
  await sql`insert into kysely_migration values ('29990101000000_tomorrow', '2999-01-01')`.execute(trial.db)
  expect(await repair({ yes: ['undone-by-hand'] })).toBe(1)
  expect(said).toEqual([
    'unknown\n  29990101000000_tomorrow was applied by a newer release or another branch. Use its files; nothing can be mended with these.',
    '1 disagreement is left.',
  ])
})

test('each step is asked for; a no leaves it, giving up ends the questions', async () => {
  await sql`alter table visit_note drop column kind`.execute(trial.db)
  const file = join(trial.folder, `${NOTE}.ts`)
  await writeFile(file, `${await readFile(file, 'utf8')}export const edited = true\n`)
  const questions: string[] = []
  const refuse: Confirm = async (question) => {
    questions.push(question)
    return false
  }
  expect(await repair({ confirm: refuse })).toBe(1)
  expect(questions).toEqual([
    `Count ${KIND} as not applied, so that "migrate up" applies it again (with --unordered where later ones are applied)?`,
    `Take the file of ${NOTE} as it is now for what was applied?`,
  ])
  expect(await repair({ confirm: async () => undefined })).toBe(1)
  expect(await readStates()).toEqual({ [NOTE]: 'applied', [KIND]: 'applied' })
  expect(await repair({ confirm: async () => true })).toBe(0)
  expect(await readStates()).toEqual({ [NOTE]: 'applied', [KIND]: 'pending' })
})

test('an unknown kind is refused with the kinds there are', async () => {
  await expect(repair({ yes: ['all'] })).rejects.toThrow(
    '--yes all: there is no such kind. There are: invalid-index, half-undone, half-applied',
  )
})
