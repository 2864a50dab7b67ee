import { expect, test } from 'vitest'
import { checkCode } from './check-code.ts'
import { findIn, HEAD } from './findings-of-tests.ts'

test.each([
  [
    'a query of an imported database',
    `import { db as other } from '../db.ts'\n`,
    `await other.deleteFrom('a').execute()`,
  ],
  [
    'a schema of an imported database',
    `import other from '../db.ts'\n`,
    `await other.schema.dropTable('a').execute()`,
  ],
  [
    'sql sent to an imported database',
    `import { other } from '../db.ts'\n`,
    'await sql`select 1`.execute(other)',
  ],
  [
    'a Kysely of its own',
    `import { PostgresDialect } from 'kysely'\n`,
    `const other = new Kysely({ dialect: new PostgresDialect({}) })\nother.destroy()`,
  ],
  ['a pool of its own', `import { Pool } from 'pg'\n`, 'const pool = new Pool()\nawait pool.end()'],
  ['a client of its own', `import pg from 'pg'\n`, 'const client = new pg.Client()\nawait client.end()'],
  [
    'a required database',
    `const { db: other } = require('../db')\n`,
    `await other.deleteFrom('a').execute()`,
  ],
  ['a required pool', `const { Pool } = require('pg')\n`, 'const pool = new Pool()\nawait pool.end()'],
  [
    'a connection of postgres.js',
    `import postgres from 'postgres'\n`,
    `const q = postgres('')\nawait q.end()`,
  ],
])('%s is outside of the database that is given', (_, head, body) => {
  expect(findIn(body, { head: HEAD + head })).toEqual(['query-outside-db 1'])
})

test('a query past the transaction around it is a warning', () => {
  const body = `await db.transaction().execute(async (trx) => {
  await trx.deleteFrom('a').execute()
  await db.deleteFrom('b').execute()
})`
  expect(findIn(body)).toEqual(['query-outside-db 3 warning'])
})

test('a migration that uses an imported database throughout gets one finding', () => {
  const findings = checkCode({
    root: '/m',
    files: [
      {
        name: '1_a',
        file: '/m/1_a.ts',
        source: `import { db } from '../db.ts'
export const up = async () => {
  const index = (name: string) => db.schema.createIndex(name).on('a').execute()
  await db.schema.createTable('a').execute()
  await index('a_i')
}`,
      },
    ],
  })
  expect(findings.map(({ rule, line, observed }) => [rule, line, observed])).toEqual([
    ['query-outside-db', 3, '2 queries go through db, which is not the database handed in.'],
  ])
})
