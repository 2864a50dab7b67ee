import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createDb } from './index.ts'
import { useTestDatabase } from './testing/index.ts'

const { db, url } = await useTestDatabase()

test('values are read without loss', async () => {
  const { rows } = await sql`select
    date '2026-03-29' as birth_date, array[date '2026-01-01'] as dates, timestamptz '2026-03-29 01:00+02' as seen_at,
    7.10::numeric as value, array[1.50::numeric] as values, 9007199254740991::bigint as big,
    '{"snake_case": [1]}'::jsonb as detail, array['ا', null] as names, interval '90 minutes' as duration`.execute(
    db,
  )
  expect(rows).toEqual([
    {
      birthDate: '2026-03-29',
      dates: ['2026-01-01'],
      seenAt: new Date('2026-03-28T23:00:00Z'),
      value: '7.10',
      values: ['1.50'],
      big: 9007199254740991,
      detail: { snake_case: [1] },
      names: ['ا', null],
      duration: '01:30:00',
    },
  ])
})

test('a bigint that JavaScript would round is refused', async () => {
  await expect(sql`select 9007199254740993::bigint as n`.execute(db)).rejects.toThrow(
    'The bigint 9007199254740993 does not fit a JavaScript number',
  )
})

test('a statement that runs too long is ended, and the pool goes on', async () => {
  const impatient = createDb({ connectionString: url, statementTimeoutMs: 50 })
  await expect(sql`select pg_sleep(5)`.execute(impatient)).rejects.toThrow('statement timeout')
  await expect(sql`select 1`.execute(impatient)).resolves.toBeDefined()
  await impatient.destroy()
})

test('a connection that the server ends does not end the process', async () => {
  const errors: string[] = []
  const other = createDb({ connectionString: url, onIdleError: (error) => errors.push(error.message) })
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(other)
  await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(db)
  await expect.poll(() => errors[0]).toContain('terminating connection')
  await expect(sql`select 1`.execute(other)).resolves.toBeDefined()
  await other.destroy()
})

test('nor does one that it ends between two statements of a transaction', async () => {
  const errors: string[] = []
  const other = createDb({ connectionString: url, onIdleError: (error) => errors.push(error.message) })
  const broken = other.transaction().execute(async (trx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx)
    await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(db)
    await expect.poll(() => errors[0]).toContain('terminating connection')
    await sql`select 1`.execute(trx)
  })
  await expect(broken).rejects.toThrow()
  await expect(sql`select 1`.execute(other)).resolves.toBeDefined()
  await other.destroy()
})
