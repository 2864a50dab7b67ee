import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createMigrationDb, listMigrationNames, migrateUp, readCatalogue } from '@ehr/db-migrations'
import { afterAll, expect, test } from 'vitest'
import { createEmptyTestDatabase } from '../testing/index.ts'

const database = await createEmptyTestDatabase()
const db = createMigrationDb(database.ownerUrl)
const folder = await mkdtemp(join(tmpdir(), 'ehr-migrations-'))
afterAll(async () => {
  await db.destroy()
  await database.drop()
  await rm(folder, { recursive: true })
})

const write = (name: string, up: string) =>
  writeFile(join(folder, name), `export async function up(db) { ${up} }\nexport async function down() {}\n`)

test('a failing migration is named, and those before it are not applied either', async () => {
  await write(
    '20270101000000_good.ts',
    `await db.schema.createTable('good').addColumn('id', 'uuid').execute()`,
  )
  await write('20270101000001_bad.ts', `await db.schema.dropTable('missing').execute()`)
  await expect(migrateUp(db, { folder })).rejects.toThrow(
    'Migration 20270101000001_bad failed (up): table "missing" does not exist. Nothing was changed.',
  )
  expect((await readCatalogue(db)).tables).toEqual([])
})

test('a misnamed migration is refused with an example of a good name', async () => {
  await write('Allergies.ts', '')
  await expect(listMigrationNames(folder)).rejects.toThrow(/Allergies\.ts: the name must be <14 digits/)
})
