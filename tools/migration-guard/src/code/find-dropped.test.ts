import { expect, test } from 'vitest'
import { findIn, HEAD } from './findings-of-tests.ts'

test.each([
  ['a builder that is awaited', `await db.schema.dropTable('a')`],
  ['a builder as a statement', `db.schema.alterTable('a').addColumn('b', 'text', (col) => col.notNull())`],
  ['a builder that is voided', `void db.schema.dropTable('a')`],
  ['a method that is named and not called', `await db.schema.dropTable('a').execute`],
  ['sql without execute', 'await sql`drop table a`'],
  ['raw sql without execute', `await sql.raw('drop table a')`],
  [
    'a query that is only built',
    `await db.insertInto('a').values({ b: 1 }).onConflict((oc) => oc.doNothing())`,
  ],
  ['a transaction that is not begun', `await db.transaction().setIsolationLevel('serializable')`],
  ['what up returns', `return db.schema.dropTable('a')`],
  [
    'a builder in Promise.all',
    `await Promise.all([db.schema.dropTable('a'), db.schema.dropTable('b').execute()])`,
  ],
  ['a builder for each of a list', `await Promise.all(['a', 'b'].map((name) => db.schema.dropTable(name)))`],
  ['a builder behind a condition', `if (1 > 0) await db.schema.dropTable('a').ifExists()`],
  ['a builder behind &&', `process.env.A && (await db.schema.dropTable('a'))`],
  ['the result of a transaction', `await db.transaction().execute((trx) => trx.deleteFrom('a'))`],
  ['a variable that nobody reads', `const drop = db.schema.dropTable('a')`],
  ['a builder through withSchema', `await db.withSchema('s').schema.dropTable('a')`],
  ['a builder through a variable', `const schema = db.schema\nawait schema.dropTable('a')`],
  ['a builder through a property', `const { schema } = db\nawait schema.dropTable('a')`],
])('%s is never executed', (_, body) => {
  const line = body.includes('\n') ? 2 : 1
  expect(findIn(body)).toEqual([`builder-not-executed ${line}`])
})

test.each([
  ['a statement', `db.schema.dropTable('a').execute()`],
  ['a statement with its own then', `db.schema.dropTable('a').execute().then(() => console.log('done'))`],
  ['sql', 'sql`drop table a`.execute(db)'],
  ['a voided query', `void db.deleteFrom('a').execute()`],
  ['a query behind &&', `1 > 0 && db.deleteFrom('a').execute()`],
  ['both sides of a condition', `1 > 0 ? db.deleteFrom('a').execute() : 0`],
  [
    'forEach with an async function',
    `['a'].forEach(async (name) => {\n  await db.schema.dropTable(name).execute()\n})`,
  ],
  ['forEach with an expression', `['a'].forEach((name) => db.schema.dropTable(name).execute())`],
  ['map that is awaited', `await ['a'].map((name) => db.schema.dropTable(name).execute())`],
  [
    'map that is awaited, with an async function',
    `await ['a'].map(async (name) => {\n  await db.schema.dropTable(name).execute()\n})`,
  ],
  ['map that is returned', `return ['a'].map((name) => db.schema.dropTable(name).execute())`],
  ['Promise.all itself', `Promise.all([db.deleteFrom('a').execute()])`],
  ['Promise.all over a list', `Promise.all(['a'].map((name) => db.schema.dropTable(name).execute()))`],
  ['a list that is awaited', `await [db.deleteFrom('a').execute()]`],
  ['an async function called at once', `(async () => { await db.deleteFrom('a').execute() })()`],
  ['a transaction', `db.transaction().execute(async (trx) => { await trx.deleteFrom('a').execute() })`],
  ['a variable that nobody reads', `const done = db.deleteFrom('a').execute()`],
  [
    'a statement with a function for the builder',
    `db.schema.createTable('a').$call((table) => table).execute()`,
  ],
])('nobody waits for %s', (_, body) => {
  expect(findIn(body)).toEqual(['query-not-awaited 1'])
})

test.each([
  'async function change(db: Kysely<any>) { await db.schema.alterTable("a").addColumn("b", "text").execute() }',
  'const change = (db: Kysely<any>) => db.schema.alterTable("a").addColumn("b", "text").execute()',
])('a helper of the same file must be awaited: %s', (helper) => {
  const head = `${HEAD}${helper}\n`
  expect(findIn('change(db)', { head })).toEqual(['query-not-awaited 1'])
  expect(findIn('await change(db)', { head })).toEqual([])
  expect(findIn('await Promise.all([change(db), change(db)])', { head })).toEqual([])
})

test('what a helper of the same file builds must be executed', () => {
  const head = `${HEAD}const table = (db: Kysely<any>) => db.schema.createTable('a')\n`
  expect(findIn('await table(db)', { head })).toEqual(['builder-not-executed 1'])
  expect(findIn(`await table(db).addColumn('b', 'text').execute()`, { head })).toEqual([])
})
