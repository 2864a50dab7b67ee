import type {} from '@ehr/db-migrations/tables/patient'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { labelQueries } from './query-label.ts'
import { standingQuery } from './standing-query.ts'
import { useTestDatabase } from './testing/index.ts'

const { db, ownerDb } = await useTestDatabase()

const patientByMrn = standingQuery((any, mrn: string) =>
  any.selectFrom('patient').select(['mrn', 'isRestricted']).where('mrn', '=', mrn),
)

test('takes its values anew each time, and names columns as every query does', async () => {
  await db
    .insertInto('patient')
    .values([{ mrn: 'one' }, { mrn: 'two' }])
    .execute()
  expect(await patientByMrn(db, 'one')).toEqual([{ mrn: 'one', isRestricted: false }])
  expect(await patientByMrn(db, 'two')).toEqual([{ mrn: 'two', isRestricted: false }])
  expect(await patientByMrn(db, 'three')).toEqual([])
})

test('is prepared once a connection, under a text that no request changes', async () => {
  await db.connection().execute(async (one) => {
    for (const requestId of ['a', 'b', 'c']) {
      await labelQueries({ requestId, operation: 'test' }, () => patientByMrn(one, requestId))
    }
    const { rows } = await sql<{ statement: string }>`
      select statement from pg_prepared_statements where name like 'standing_%'`.execute(one)
    expect(rows).toEqual([{ statement: 'select "mrn", "is_restricted" from "patient" where "mrn" = $1' }])
  })
})

test('takes part in the transaction that it is given', async () => {
  const undone = db.transaction().execute(async (trx) => {
    await trx.insertInto('patient').values({ mrn: 'inside' }).execute()
    expect(await patientByMrn(trx, 'inside')).toHaveLength(1)
    throw new Error('undone')
  })
  await expect(undone).rejects.toThrow('undone')
  expect(await patientByMrn(db, 'inside')).toEqual([])
})

test('puts each value where it was given, as often as it was, beside what never differs', async () => {
  const between = standingQuery((any, low: string, high: string) =>
    any
      .selectFrom('patient')
      .select('mrn')
      .where('isRestricted', '=', false)
      .where('mrn', '>=', low)
      .where((is) => is.or([is('mrn', '<=', high), is('mrn', '=', low)]))
      .orderBy('mrn'),
  )
  expect(await between(db, 'one', 'three')).toEqual([{ mrn: 'one' }])
  expect(await between(db, 'two', 'a')).toEqual([{ mrn: 'two' }])
})

test('follows a migration that adds a column to all that it selects, on every connection', async () => {
  const everything = standingQuery((any, mrn: string) =>
    any.selectFrom('patient').selectAll().where('mrn', '=', mrn),
  )
  const inTurns = async () => Promise.all(Array.from({ length: 6 }, () => everything(db, 'one')))
  expect(Object.keys((await inTurns())[0]?.[0] ?? {})).not.toContain('nickname')
  await sql`alter table patient add column nickname text`.execute(ownerDb)
  for (const [row] of await inTurns()) expect(row).toMatchObject({ mrn: 'one', nickname: null })
})
