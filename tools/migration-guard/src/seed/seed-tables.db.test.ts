import { createMigrationDb, migrateUp } from '@ehr/db-migrations'
import { expect, test } from 'vitest'
import { withDatabase } from '../catalogue/testing.ts'
import { useGuardServer } from '../observe/testing.ts'
import { prepareRoles } from '../validate/prepare-roles.ts'
import { readContent } from './content/read-content.ts'
import { seedTables } from './seed-tables.ts'
import { WILD_SCHEMA } from './wild-schema.ts'

test('of a wild schema every table is filled that can be, and the others are named with the reason', async () => {
  await withDatabase(WILD_SCHEMA, async (client) => {
    const { filled, unproven } = await seedTables(client, { rows: 60, seed: 1 })
    expect(unproven.map(({ table, why }) => `${table.name}: ${why}`)).toEqual([
      'impossible: new row for relation "impossible" violates check constraint "impossible_id_check"',
      'no_parts: it has no partition that could hold rows',
    ])
    expect(filled.filter(({ rows }) => rows < 60).map(({ table, rows }) => [table.name, rows])).toEqual([
      ['every_type', 15],
      ['flag', 1],
    ])
    expect(filled.flatMap(({ table, note }) => (note === undefined ? [] : [[table.name, note]]))).toEqual([
      ['refused', 'with its triggers off, since with them: never'],
      ['hard_a', 'with its triggers off, since with them: its foreign keys form a cycle'],
    ])
    const { rows } = await client.query(
      'select count(*)::int as n from shop.hard_a a join shop.hard_b b on b.id = a.b_id join shop.hard_a c on c.id = b.a_id',
    )
    expect(rows).toEqual([{ n: 60 }])
  })
})

test('the same seed makes the same rows, another one others', async () => {
  const schema =
    'create table t (id uuid primary key, a text, b numeric(8,2), c timestamptz default now(), d boolean)'
  const read = (seed: number) =>
    withDatabase(schema, async (client) => {
      await seedTables(client, { rows: 30, seed })
      return (await readContent(client)).get('public.t')
    })
  const [one, same, other] = [await read(1), await read(1), await read(2)]
  expect(same).toEqual(one)
  expect(other?.keys.equals(one!.keys)).toBe(false)
})

test('tables with rows and tables that were not asked for stay as they are', async () => {
  await withDatabase(
    'create table a (id int primary key); insert into a values (7); create table b (a_id int not null references a); create table c (id int)',
    async (client) => {
      const only = [{ schema: 'public', name: 'b' }]
      const { filled } = await seedTables(client, { rows: 5, seed: 1, only })
      expect(filled).toEqual([{ table: only[0], rows: 5 }])
      const { rows } = await client.query(
        'select (select count(*)::int from a) a, (select count(*)::int from c) c, (select min(a_id) from b) b',
      )
      expect(rows).toEqual([{ a: 1, c: 0, b: 7 }])
    },
  )
})

test('a connection that was reset in between is seeded again', async () => {
  await withDatabase(
    'create table a (id int primary key); create table b (a_id int references a)',
    async (client) => {
      await seedTables(client, { rows: 5, seed: 1, only: [{ schema: 'public', name: 'a' }] })
      await client.query('deallocate all')
      const { filled } = await seedTables(client, {
        rows: 5,
        seed: 1,
        only: [{ schema: 'public', name: 'b' }],
      })
      expect(filled).toHaveLength(1)
    },
  )
})

test('within a transaction of the caller nothing is committed', async () => {
  await withDatabase('create table t (id int)', async (client) => {
    await client.query('begin')
    await seedTables(client, { rows: 5, seed: 1 })
    await client.query('rollback')
    expect((await client.query('select from t')).rowCount).toBe(0)
  })
})

test('every table of the workspace’s own schema is filled', async () => {
  const server = await useGuardServer()
  await prepareRoles(server, ['ehr_app'])
  const database = await server.createDatabase()
  const db = createMigrationDb(database.url)
  try {
    await migrateUp(db)
  } finally {
    await db.destroy()
  }
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  const { filled, unproven } = await seedTables(client, { rows: 40, seed: 1 })
  await client.end()
  await server.dropDatabase(database.name)
  expect(unproven).toEqual([])
  expect(filled.filter(({ rows }) => rows < 40).map(({ table }) => table.name)).toEqual(['installation'])
}, 60_000)
