import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { createDb } from './create-db.ts'
import { labelQueries, unlabelledQueries } from './query-label.ts'
import { useTestDatabase } from './testing/index.ts'

const { url } = await useTestDatabase()
const db = createDb({ connectionString: url, maxConnections: 2 })
afterAll(() => db.destroy())

const LABEL = { operation: 'patients.get', requestId: '0198-abc' }

/** The statement as the server sees it. */
async function ownStatement(): Promise<string> {
  const { rows } = await sql<{ query: string }>`select query from pg_stat_activity
    where pid = pg_backend_pid()`.execute(db)
  return rows[0]?.query ?? ''
}

test('a statement tells the server which request it belongs to', async () => {
  expect(await labelQueries(LABEL, ownStatement)).toMatch(
    /^\/\*operation='patients\.get',request_id='0198-abc'\*\/ select/,
  )
  expect(await ownStatement()).toMatch(/^select/)
})

test('requests side by side do not take each other’s label, and a transaction keeps its own', async () => {
  const ids = ['first-id', 'second-id', 'third-id', 'fourth-id']
  const statements = await Promise.all(
    ids.map((requestId) => labelQueries({ ...LABEL, requestId }, ownStatement)),
  )
  expect(statements.map((text) => /request_id='([^']*)'/.exec(text)?.[1])).toEqual(ids)
  const inTransaction = labelQueries(LABEL, () =>
    db.transaction().execute(async (trx) => {
      const { rows } = await sql<{ query: string }>`select query from pg_stat_activity
        where pid = pg_backend_pid()`.execute(trx)
      return rows[0]?.query
    }),
  )
  expect(await inTransaction).toContain('0198-abc')
})

test('a label cannot end its comment, whatever a client called its request', async () => {
  const requestId = "x'*/ drop table patient; /*"
  expect(await labelQueries({ ...LABEL, requestId }, ownStatement)).toContain(
    "request_id='xdroptablepatient'",
  )
})

test('what belongs to no request carries no label', async () => {
  expect(await labelQueries(LABEL, () => unlabelledQueries(ownStatement))).toMatch(/^select/)
})
