import {
  compareGenerated,
  createMigrationDb,
  findUnclassified,
  listMigrationNames,
  migrateDown,
  migrateUp,
  readCatalogue,
  readMigrationStatus,
  renderDifferences,
} from '@ehr/db-migrations'
import { afterAll, expect, test } from 'vitest'
import { createEmptyTestDatabase } from '../testing/index.ts'

const database = await createEmptyTestDatabase()
const db = createMigrationDb(database.ownerUrl)
afterAll(async () => {
  await db.destroy()
  await database.drop()
})

test('up, down and up again: nothing is left over, and the schema is the same', async () => {
  const names = await listMigrationNames()
  const empty = await readCatalogue(db)
  expect((await migrateUp(db)).map(({ name }) => name)).toEqual(names)
  const first = await readCatalogue(db)
  expect(await migrateDown(db, { to: null })).toHaveLength(names.length)
  expect(await readCatalogue(db)).toEqual(empty)
  await migrateUp(db)
  expect(await readCatalogue(db)).toEqual(first)
})

test('the committed schema and types are those of the migrations', async () => {
  await migrateUp(db)
  expect(renderDifferences(await compareGenerated(db))).toBe('')
})

test('every column says what class its data is of', async () => {
  await migrateUp(db)
  expect(findUnclassified(await readCatalogue(db))).toEqual([])
})

test('the status tells applied from pending migrations, to the application role too', async () => {
  const names = await listMigrationNames()
  await migrateDown(db, { to: null })
  expect(await readMigrationStatus(db)).toEqual({ applied: [], pending: names, unknown: [] })
  await migrateUp(db, { to: names[0] ?? '' })
  expect(await readMigrationStatus(database.db)).toEqual({
    applied: names.slice(0, 1),
    pending: names.slice(1),
    unknown: [],
  })
})
