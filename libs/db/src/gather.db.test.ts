import type {} from '@ehr/db-migrations/tables/patient'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { gather } from './gather.ts'
import { useTestDatabase } from './testing/index.ts'

const { db } = await useTestDatabase()

function sentBatches() {
  const batches: (readonly number[])[] = []
  const double = gather(async (any, numbers: readonly number[]) => {
    batches.push(numbers)
    const { rows } = await sql<{ twice: number }>`
      select n * 2 as twice from unnest(${numbers}::int[]) with ordinality as given (n, place) order by place`.execute(
      any,
    )
    return rows.map(({ twice }) => twice)
  })
  return { batches, double }
}

test('what is asked for while a statement is under way goes together in the next', async () => {
  const { batches, double } = sentBatches()
  const first = double(db, 1)
  await Promise.resolve()
  await Promise.resolve()
  const others = [2, 3, 3].map((number) => double(db, number))
  expect(await Promise.all([first, ...others])).toEqual([2, 4, 6, 6])
  expect(batches).toEqual([[1], [2, 3, 3]])
})

test('nothing is remembered: the same key asked for later is another statement', async () => {
  const { batches, double } = sentBatches()
  await double(db, 1)
  await double(db, 1)
  expect(batches).toEqual([[1], [1]])
})

test('a statement that fails fails its own keys only', async () => {
  const half = gather(async (any, numbers: readonly number[]) => {
    const { rows } = await sql<{ half: number }>`
      select 12 / n as half from unnest(${numbers}::int[]) as given (n)`.execute(any)
    return rows.map((row) => row.half)
  })
  await expect(half(db, 0)).rejects.toThrow('division by zero')
  expect(await half(db, 4)).toBe(3)
})

test('a transaction has lookups of its own, which see what it wrote', async () => {
  const named = gather(async (any, mrns: readonly string[]) => {
    const rows = await any.selectFrom('patient').select('mrn').where('mrn', 'in', mrns).execute()
    return mrns.map((mrn) => rows.some((row) => row.mrn === mrn))
  })
  await db.transaction().execute(async (trx) => {
    await trx.insertInto('patient').values({ mrn: 'inside' }).execute()
    expect(await Promise.all([named(trx, 'inside'), named(db, 'inside')])).toEqual([true, false])
  })
})
