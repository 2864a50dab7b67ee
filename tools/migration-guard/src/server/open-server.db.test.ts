import { openTestServer } from '@ehr/db/testing/server'
import pg from 'pg'
import { expect, test } from 'vitest'
import { openServer } from './open-server.ts'

const { url, query } = await openTestServer()

async function exists(name: string): Promise<boolean> {
  const { rowCount } = await query(`select from pg_database where datname = '${name}'`)
  return rowCount === 1
}

test('makes databases with a name of its own and drops them when it closes', async () => {
  const server = await openServer({ url })
  const { name, url: own } = await server.createDatabase()
  expect(name).toMatch(/^migration_guard_[0-9a-f]{8}_1$/)
  const client = new pg.Client({ connectionString: own })
  await client.connect()
  await client.query('create table a (id int)')
  await client.end()
  const copy = await server.createDatabase({ template: name })
  expect(await exists(copy.name)).toBe(true)
  await server.close()
  expect([await exists(name), await exists(copy.name)]).toEqual([false, false])
})

test('drops what a killed run has left, and nothing else', async () => {
  await query('create database migration_guard_0badf00d_1')
  await query('create database migration_guard_of_mine')
  const server = await openServer({ url })
  const [left, mine] = [await exists('migration_guard_0badf00d_1'), await exists('migration_guard_of_mine')]
  await server.close()
  await query('drop database migration_guard_of_mine')
  expect([left, mine]).toEqual([false, true])
})

test('refuses a given server of another version than asked for', async () => {
  await expect(openServer({ url, version: 18 })).rejects.toThrow('expected 18')
})

test('says what to do when the given server does not answer', async () => {
  await expect(openServer({ url: 'postgres://nobody@127.0.0.1:1/x' })).rejects.toThrow(
    'MIGRATION_GUARD_DATABASE_URL',
  )
})
