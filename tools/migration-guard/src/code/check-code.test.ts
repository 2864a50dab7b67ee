import { expect, test } from 'vitest'
import type { UnawaitedQuery } from './check-code.ts'
import { findIn, listFindings } from './findings-of-tests.ts'

test.each([
  ['awaited statements', `await db.schema.dropTable('a').execute()\nawait sql\`select 1\`.execute(db)`],
  ['what up returns when it is sent', `return db.schema.dropTable('a').execute()`],
  [
    'awaited statements together',
    `await Promise.all(['a'].map((name) => db.schema.dropTable(name).execute()))`,
  ],
  [
    'awaited async functions together',
    `await Promise.all(['a'].map(async (name) => { await db.schema.dropTable(name).execute() }))`,
  ],
  [
    'promises that are collected',
    `const all = []\nfor (const name of ['a']) all.push(db.schema.dropTable(name).execute())\nawait Promise.all(all)`,
  ],
  [
    'a promise that is kept and awaited',
    `const dropping = db.schema.dropTable('a').execute()\nawait dropping`,
  ],
  [
    'a builder that is kept and sent',
    `let table = db.schema.createTable('a').addColumn('b', 'text')\nif (1 > 0) table = table.addColumn('c', 'text')\nawait table.execute()`,
  ],
  ['a builder that is passed on', `await run(db.schema.dropTable('a'))`],
  ['a builder handed to a function that may send it', `await db.schema.createTable('a').$call(run)`],
  [
    'fragments in builders',
    `await db.schema.alterTable('a').addColumn('b', sql\`citext\`, (col) => col.defaultTo(sql\`now()\`)).execute()`,
  ],
  [
    'a fragment that is kept',
    `const now = sql\`now()\`\nawait db.updateTable('a').set({ b: now }).execute()`,
  ],
  [
    'subqueries',
    `await db.deleteFrom('a').where('id', 'in', (eb) => eb.selectFrom('b').select('id')).execute()`,
  ],
  ['a stream', `for await (const row of db.selectFrom('a').selectAll().stream()) console.log(row)`],
  [
    'rows in a loop',
    `for (const row of await db.selectFrom('a').selectAll().execute()) await db.deleteFrom('b').where('id', '=', row.id).execute()`,
  ],
  [
    'rows that are mapped',
    `const ids = (await db.selectFrom('a').select('id').execute()).map((row) => row.id)\nconsole.log(ids)`,
  ],
  ['forEach without queries', `['a'].forEach((name) => { console.log(name) })`],
  ['a transaction', `await db.transaction().execute(async (trx) => { await trx.deleteFrom('a').execute() })`],
  [
    'a transaction by hand',
    `const trx = await db.startTransaction().execute()\nawait trx.deleteFrom('a').execute()\nawait trx.commit().execute()`,
  ],
  [
    'a query for the compiler',
    `const query = db.selectFrom('a').selectAll().compile()\nawait db.executeQuery(query)`,
  ],
  [
    'chained promises',
    `await db.schema.dropTable('a').execute().then(() => db.schema.dropTable('b').execute())`,
  ],
  ['a caught failure', `await db.schema.dropTable('a').execute().catch(() => undefined)`],
  ['another schema', `await db.withSchema('s').schema.dropTable('a').execute()`],
  ['types in the way', `await (db as Kysely<any>).schema.dropTable('a')!.execute()`],
  ['setting up something else', `await new Promise((resolve) => setTimeout(resolve, 1))`],
])('%s are right', (_, body) => {
  expect(findIn(body)).toEqual([])
})

test('helpers that return builders, and imported functions, are left alone', () => {
  expect(
    listFindings(`import { type Kysely, sql } from 'kysely'
import { addTimestamps, withId } from '../helpers.ts'
import * as names from '../names.ts'
const table = (db: Kysely<any>, name: string) => db.schema.createTable(name)
function index(db: Kysely<any>) { return db.schema.createIndex('i').on('a') }
export async function up(db: Kysely<any>) {
  await table(db, 'a').addColumn('id', 'uuid').execute()
  await index(db).column('id').execute()
  await addTimestamps(db, 'a')
  await withId(db.schema.createTable('b')).execute()
  await names.with('a')
}`),
  ).toEqual([])
})

test('the builders of another library, which run when they are awaited, are left alone', () => {
  expect(listFindings(`export async function up(db: Knex) { await db.schema.dropTable('a') }`)).toEqual([])
})

test('every way of exporting a migration is known', () => {
  const mistake = `db.schema.dropTable('a')`
  const sources = [
    `export const up = async (db) => { await ${mistake} }`,
    `exports.up = async function (db) { await ${mistake} }`,
    `module.exports = { async up(db) { await ${mistake} } }`,
    `module.exports.up = async (kysely) => { await ${mistake.replace('db', 'kysely')} }`,
    `export default { down: async (q) => { await ${mistake.replace('db', 'q')} } }`,
    `async function up(pg) { await ${mistake.replace('db', 'pg')} }\nexport { up }`,
    `export const migration = { up: (db) => ${mistake} }`,
    `export class First { async up(q) { await ${mistake.replace('db', 'q')} } }`,
  ]
  for (const source of sources)
    expect(listFindings(source, { file: '/m/1_a.js' })).toEqual(['builder-not-executed 1'])
})

test('sql is known however it was brought in', () => {
  const sources = [
    "import * as k from 'kysely'\nexport async function up(db) { await k.sql`select 1` }",
    "const { sql } = require('kysely')\nexports.up = async (db) => { await sql`select 1` }",
    'const kysely_1 = require("kysely")\nexports.up = async (db) => { await (0, kysely_1.sql) `select 1` }',
  ]
  for (const source of sources)
    expect(listFindings(source, { file: '/m/1_a.js' })).toEqual(['builder-not-executed 2'])
  expect(
    listFindings(
      "import { sql } from '@vercel/postgres'\nexport async function up() { await sql`select 1` }",
    ),
  ).toEqual([])
})

test('what was seen running afterwards is added where the text shows nothing', () => {
  const seen = (line: number): UnawaitedQuery => ({
    name: '1_a',
    sql: 'drop table "a"',
    site: { file: '/m/1_a.ts', line },
  })
  const body = `db.schema\n  .dropTable('a')\n  .execute()\nawait run(db)`
  expect(findIn(body, { unawaited: [seen(5), seen(6)] })).toEqual([
    'query-not-awaited 1',
    'query-not-awaited 4',
  ])
  expect(findIn('await run(db)', { unawaited: [{ ...seen(1), site: undefined }] })).toEqual([
    'query-not-awaited -1',
  ])
})

test('a file that cannot be parsed is left to who loads it', () => {
  expect(listFindings('export async function up(db {')).toEqual([])
})
