import { resolve } from 'node:path'
import { createTestDatabase } from '@ehr/db/testing'
import { MIGRATIONS_FOLDER } from '@ehr/db-migrations'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { checkRecorded } from './check-recorded.ts'
import { observeQueries } from './observe-queries.ts'
import { readRecordings } from './read-recordings.ts'

const ROOT = resolve(MIGRATIONS_FOLDER, '../../..')
const database = await createTestDatabase()
afterAll(database.drop)

test('each query function of this workspace is recorded', async () => {
  expect(await checkRecorded(ROOT)).toEqual([])
})

test('all recorded queries of this workspace plan on its schema, with the rights of the application', async () => {
  const recordings = await readRecordings(ROOT)
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  try {
    const { failures, unfilled, shapes } = await observeQueries(client, recordings)
    expect(failures).toEqual([])
    expect(unfilled).toEqual([])
    expect(shapes.size).toBeGreaterThan(200)
  } finally {
    await client.end()
  }
})
