import type {} from '@ehr/db-migrations/tables/location'
import { expect, test } from 'vitest'
import type { Db } from '../create-db.ts'
import { recordQueries } from './record-queries.ts'

const queries = {
  findLocation: (db: Db, id: string) =>
    db.selectFrom('location').select(['id', 'name']).where('id', '=', id).executeTakeFirst(),
  renameLocation: (db: Db, change: { id: string; name: string }) =>
    db.transaction().execute(async (trx) => {
      for (const name of [`${change.name}?`, change.name]) {
        await trx.updateTable('location').set({ name }).where('id', '=', change.id).execute()
      }
      return await queries.findLocation(trx, change.id)
    }),
}

test('the SQL of each query function is rendered under its name', async () => {
  const id = '018f0000-0000-7000-8000-000000000000'
  const text = await recordQueries(
    queries,
    { findLocation: { 'one that exists': [id] }, renameLocation: [{ id, name: 'South' }] },
    async (db) => {
      await db.insertInto('location').values({ id, name: 'North', timeZone: 'UTC' }).execute()
    },
  )
  expect(text).toMatchInlineSnapshot(`
    "-- SQL of the query functions beside this file, recorded by their test; "vitest -u" writes it anew.

    -- findLocation: one that exists
    select "id", "name"
    from "location"
    where "id" = $1;

    -- renameLocation
    begin;
    update "location"
    set "name" = $1
    where "id" = $2; -- 2 times
    select "id", "name"
    from "location"
    where "id" = $1;
    commit;
    "
  `)
})

test('a query function without a sample call is named', async () => {
  const calls = { findLocation: ['018f0000-0000-7000-8000-000000000000'] as [string] }
  // @ts-expect-error renameLocation is missing on purpose
  await expect(recordQueries(queries, calls)).rejects.toThrow('without a sample call: renameLocation')
})

test('a query function that runs no query is named', async () => {
  const forgotten = { forgotten: async (db: Db) => void db.selectFrom('location').selectAll() }
  await expect(recordQueries(forgotten, { forgotten: [] })).rejects.toThrow('forgotten ran no query')
})
