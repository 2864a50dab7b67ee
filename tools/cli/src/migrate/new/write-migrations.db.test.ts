import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { migrateDown, migrateUp, readCatalogue } from '@ehr/db-migrations'
import type { ExpandFlags } from '@ehr/generators/migration'
import type { ExpandKindName } from '@ehr/generators/migration/kinds'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createTrial, type Trial } from '../database-of-tests.ts'
import { moveContract, writeMigrations } from './write-migrations.ts'

const NOW = new Date('2027-02-03T04:05:06Z')
const FIRST = '20270101000000_note'

let trial: Trial
beforeEach(async () => {
  trial = await createTrial()
  const columns = 'id uuid not null, body text not null, amount integer'
  await trial.write(
    FIRST,
    [
      `create table visit_note (${columns}, author_id uuid, primary key (id))`,
      `create table visit_note_history (${columns}, author_id uuid)`,
      'create table author (id uuid primary key)',
    ],
    ['drop table visit_note, visit_note_history, author'],
  )
  for (const table of ['visit_note', 'visit_note_history']) {
    const text = `create table ${table} (\n  id uuid not null,\n  body text not null,\n  amount integer,\n  author_id uuid\n);\n`
    await writeFile(join(trial.packageFolder, 'schema', 'tables', `${table}.sql`), text)
  }
  await writeFile(join(trial.packageFolder, 'schema', 'tables', 'author.sql'), 'create table author (\n);\n')
})
afterEach(() => trial.end())

const write = (name: string, expand?: ExpandKindName, flags: ExpandFlags = {}) =>
  writeMigrations({
    ...{ packageFolder: trial.packageFolder, name, flags, now: NOW },
    ...(expand === undefined ? {} : { expand }),
  })

/** Fills in what is in capital letters. */
async function fill(paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const file = join(trial.packageFolder, path)
    const text = await readFile(file, 'utf8')
    await writeFile(file, text.replaceAll(/@CLASS WHAT IT (IS|WAS)/g, '@text A body'))
  }
}

const readIds = async (query: ReturnType<typeof sql>) => (await query.execute(trial.db)).rows

test.each<[ExpandKindName, ExpandFlags, string[]]>([
  ['add-column', { table: 'visit_note', column: 'kind', type: 'text' }, ['20270203040506_change.ts']],
  [
    'not-null',
    { table: 'visit_note', column: 'amount' },
    [
      '20270203040506_change_check.ts',
      '20270203040507_change_validate.ts',
      '20270203040508_change_not_null.ts',
    ],
  ],
  [
    'rename-column',
    { table: 'visit_note', column: 'body', to: 'content', type: 'text' },
    ['20270203040506_change_expand.ts'],
  ],
  [
    'change-type',
    { table: 'visit_note', column: 'amount', to: 'total', from: 'integer', type: 'numeric(10,2)' },
    ['20270203040506_change_expand.ts'],
  ],
  ['drop-column', { table: 'visit_note', column: 'body', type: 'text' }, ['20270203040506_change_loosen.ts']],
  ['index', { table: 'visit_note', column: 'author_id' }, ['20270203040506_change.ts']],
  [
    'foreign-key',
    { table: 'visit_note', column: 'author_id', to: 'author' },
    ['20270203040506_change_index.ts', '20270203040507_change_key.ts', '20270203040508_change_validate.ts'],
  ],
])('%s: its steps go up, down and up again on a filled table', async (kind, flags, files) => {
  const paths = await write('change', kind, flags)
  expect(paths.filter((path) => path.startsWith('migrations/'))).toEqual(
    files.map((file) => `migrations/${file}`),
  )
  await fill(paths)
  await migrateUp(trial.db, { folder: trial.folder, to: FIRST })
  await sql`insert into author select gen_random_uuid() from generate_series(1, 3)`.execute(trial.db)
  await sql`insert into visit_note select gen_random_uuid(), 'b' || n, n, (select min(id::text)::uuid from author)
    from generate_series(1, 20) n`.execute(trial.db)
  const before = await readCatalogue(trial.db)
  await migrateUp(trial.db, { folder: trial.folder })
  const after = await readCatalogue(trial.db)
  expect(after).not.toEqual(before)
  await migrateDown(trial.db, { folder: trial.folder, to: FIRST })
  expect(await readCatalogue(trial.db)).toEqual(before)
  await migrateUp(trial.db, { folder: trial.folder })
  expect(await readCatalogue(trial.db)).toEqual(after)
})

test('while a column is renamed, old and new release see what the other wrote', async () => {
  const flags = { table: 'visit_note', column: 'body', to: 'content', type: 'text' }
  const paths = await write('rename', 'rename-column', flags)
  await fill(paths)
  await migrateUp(trial.db, { folder: trial.folder, to: FIRST })
  const id = (digit: number) => sql.lit(`00000000-0000-0000-0000-00000000000${digit}`)
  await sql`insert into visit_note (id, body) values (${id(1)}, 'there before')`.execute(trial.db)
  await sql`insert into visit_note_history (id, body) values (${id(1)}, 'former')`.execute(trial.db)
  await migrateUp(trial.db, { folder: trial.folder })
  await sql`insert into visit_note (id, body) values (${id(2)}, 'by the old')`.execute(trial.db)
  await sql`insert into visit_note (id, content) values (${id(3)}, 'by the new')`.execute(trial.db)
  await sql`update visit_note set content = 'changed' where id = ${id(2)}`.execute(trial.db)
  expect(await readIds(sql`select body, content from visit_note order by id`)).toEqual([
    { body: 'there before', content: 'there before' },
    { body: 'changed', content: 'changed' },
    { body: 'by the new', content: 'by the new' },
  ])
  expect(await readIds(sql`select content from visit_note_history`)).toEqual([{ content: 'former' }])
  expect(paths.at(-1)).toBe('later/rename_contract.ts')
  const later = new Date('2027-05-01T00:00:00Z')
  expect(await moveContract({ packageFolder: trial.packageFolder, name: 'rename', now: later })).toEqual([
    'migrations/20270501000000_rename_contract.ts',
  ])
  await migrateUp(trial.db, { folder: trial.folder })
  expect(await readIds(sql`select content from visit_note order by id`)).toHaveLength(3)
  await expect(sql`select body from visit_note`.execute(trial.db)).rejects.toThrow('does not exist')
  await expect(migrateDown(trial.db, { folder: trial.folder })).rejects.toThrow('only in content')
  await migrateDown(trial.db, { folder: trial.folder, acceptLoss: true })
  await sql`insert into visit_note (id, body) values (${id(4)}, 'old again')`.execute(trial.db)
  expect(await readIds(sql`select content from visit_note where id = ${id(4)}`)).toEqual([
    { content: 'old again' },
  ])
})

test('a plain one fails by name until it is filled in', async () => {
  expect(await write('Visit kind')).toEqual(['migrations/20270203040506_visit_kind.ts'])
  await expect(migrateUp(trial.db, { folder: trial.folder })).rejects.toThrow(
    'Migration 20270203040506_visit_kind failed (up)',
  )
})

test('flags that are missing or wrong are named, and nothing is written', async () => {
  await expect(write('x', 'rename-column', { table: 'visit_note', column: 'body' })).rejects.toThrow(
    '--expand rename-column needs --to, --type too.',
  )
  await expect(write('x', 'index', { table: 'nothing', column: 'body' })).rejects.toThrow(
    'There is no table nothing in schema/tables.',
  )
  await expect(write('x', 'index', { table: 'visit_note', column: 'body; drop' })).rejects.toThrow(
    '--column must be a name such as visit_note',
  )
  expect(await readdir(trial.folder)).toEqual([`${FIRST}.ts`])
})

test('a last step that nobody left is refused with those that there are', async () => {
  const place = { packageFolder: trial.packageFolder, now: NOW }
  await expect(moveContract({ ...place, name: 'rename' })).rejects.toThrow('Nothing waits there.')
  await write('drop body', 'drop-column', { table: 'visit_note', column: 'body', type: 'text' })
  await expect(moveContract({ ...place, name: 'rename' })).rejects.toThrow(
    'There are: drop_body_contract.ts.',
  )
})
