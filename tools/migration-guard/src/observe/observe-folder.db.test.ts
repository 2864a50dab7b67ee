import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { type ObservedFolder, observeFolder } from './observe-folder.ts'
import { useGuardServer } from './testing.ts'

const root = await mkdtemp(join(tmpdir(), 'guard-folder-'))
afterAll(() => rm(root, { recursive: true }))
let count = 0

/** Observes a folder of the given files; those with a slash lie beside the migrations. */
async function observe(
  files: Record<string, string>,
  options: { released?: string[]; timeLimitMs?: number } = {},
): Promise<ObservedFolder> {
  count += 1
  const project = join(root, String(count))
  for (const [name, text] of Object.entries(files)) {
    const file = name.includes('/') ? join(project, name) : join(project, 'migrations', name)
    await mkdir(join(file, '..'), { recursive: true })
    await writeFile(file, text)
  }
  const { released = [], timeLimitMs = 20_000 } = options
  const server = await useGuardServer()
  return await observeFolder({ server, folder: join(project, 'migrations'), released, rows: 20, timeLimitMs })
}

const run = (statement: string) => `await sql\`${statement}\`.execute(db)`
const migration = (up: string, down?: string) => `import { sql } from 'kysely'
export async function up(db) { ${up} }
${down === undefined ? '' : `export async function down(db) { ${down} }`}`
const createPerson = migration(
  run('create table person (id int primary key, name text)'),
  run('drop table person'),
)

test('goes up, down and up again, and ends where it began', async () => {
  const { migrations } = await observe({ '1.mjs': createPerson })
  const [{ up, down, upAgain, lostByRoundTrip } = {}] = migrations
  expect([up?.failure, down?.failure, upAgain?.failure]).toEqual([undefined, undefined, undefined])
  expect([...(down?.after.keys() ?? [])]).toEqual([...(up?.before.keys() ?? [])])
  expect([...(upAgain?.after.keys() ?? [])].sort()).toEqual([...(up?.after.keys() ?? [])].sort())
  expect(lostByRoundTrip).toEqual([])
})

test('proves on filled rows what a down does not bring back', async () => {
  const lossy = migration(run('alter table person drop name'), run('alter table person add name text'))
  const { migrations } = await observe({ '1.mjs': createPerson, '2.mjs': lossy }, { released: ['1'] })
  expect(migrations[0]?.lostByRoundTrip).toMatchObject([
    { table: { name: 'person' }, columns: ['name'], rowsBefore: 20, rowsAfter: 20 },
  ])
})

test('tries the way back, and what builds on it, also where made-up rows are refused', async () => {
  const { migrations } = await observe({
    '1.mjs': createPerson,
    '2.mjs': migration(
      run("alter table person add constraint known check (name = 'known')"),
      run('select 1'),
    ),
    '3.mjs': migration(run('alter table person drop constraint known')),
  })
  const [, second, third] = migrations
  expect(second?.up.failure).toMatchObject({ kind: 'statement', error: { code: '23514' } })
  expect(second?.withoutRows?.up.failure).toBe(undefined)
  expect([...(second?.withoutRows?.down?.after.keys() ?? [])]).toContain('constraint public.person.known')
  expect(third?.up.failure).toBe(undefined)
})

test('finds what is beside a file although the tsconfig extends one that is not there', async () => {
  const { migrations, unreadable } = await observe({
    '/tsconfig.json': '{ "extends": "../missing/tsconfig.json" }',
    'lib/names.ts': "export const NAME = 'person'",
    '1.ts': `import { NAME } from '../lib/names'
export const up = (db: any) => db.schema.createTable(NAME).addColumn('id', 'integer').execute()`,
  })
  expect(unreadable).toEqual([])
  expect(migrations[0]?.up.failure).toBe(undefined)
})

test('passes over the index of a folder, also one that cannot be loaded', async () => {
  const { ignored, unreadable } = await observe({
    '1.mjs': createPerson,
    'index.ts': "export * as first from './1_not_there'",
  })
  expect(unreadable).toEqual([])
  expect(ignored.map(({ name }) => name)).toEqual(['index'])
})

test('places statements in TypeScript with enums, aliases and helpers at the line that issued them', async () => {
  const { migrations, unreadable } = await observe({
    '/tsconfig.json': '{ "compilerOptions": { "baseUrl": ".", "paths": { "@lib/*": ["lib/*"] } } }',
    'lib/things.ts': `import { type Kysely, sql } from 'kysely'
export enum Name { Table = 'person' }
export async function addIndex(db: Kysely<unknown>) {
  await sql\`create index on person (id)\`.execute(db)
}`,
    '1.ts': `import { Kysely, sql } from 'kysely'
import { addIndex, Name } from '@lib/things'

interface Erased {
  a: string
}

export async function up(db: Kysely<Erased>): Promise<void> {
  await db.schema
    .createTable(Name.Table)
    .addColumn('id', 'integer')
    .execute()
  await addIndex(db)
}`,
  })
  expect(unreadable).toEqual([])
  expect(migrations[0]?.up.statements.map(({ site }) => site?.line)).toEqual([9, 13])
})

test('loads CommonJS, and reads its marks', async () => {
  const { migrations } = await observe({
    '1.cjs': `const { sql } = require('kysely')
exports.transaction = false
exports.irreversible = 'it is only a trial'
exports.up = (db) => sql\`create table a (id int)\`.execute(db)`,
  })
  expect(migrations[0]).toMatchObject({
    ...{ name: '1', wantsTransaction: false, irreversible: 'it is only a trial', hasDown: false },
    up: { isTransactional: false, statements: [{ sql: 'create table a (id int)' }] },
  })
})

test('notes queries that nobody waited for', async () => {
  const { migrations } = await observe({
    '1.mjs': migration(run('create table a (id int)').replace('await ', '')),
  })
  expect(migrations[0]?.up.unawaited).toMatchObject([{ sql: 'create table a (id int)', site: { line: 2 } }])
})

test('comes through whatever a migration does, says what it was, and goes on with the next', async () => {
  const hostile = {
    '01_loops.mjs': migration('while (true) {}'),
    '02_sleeps.mjs': migration(run('select pg_sleep(600)')),
    '03_never.mjs': migration('await new Promise(() => {})'),
    '04_exits.mjs': migration('process.exit(3)'),
    '05_kills.mjs': migration(run('select pg_terminate_backend(pg_backend_pid())')),
    '06_nothing.mjs': migration('throw undefined'),
    '07_text.mjs': migration(`throw 'no error'`),
    '08_extension.mjs': migration(run('create extension nowhere')),
    '09_stray.mjs': migration(`Promise.reject(new Error('left alone')); await new Promise(setImmediate)`),
    '10_broken.mjs': 'export const up = (',
  }
  const { migrations, unreadable } = await observe(
    { ...hostile, '11_fine.mjs': createPerson },
    { timeLimitMs: 3_000 },
  )
  expect(unreadable.map(({ name }) => name)).toEqual(['10_broken'])
  expect(migrations.map(({ name, up }) => [name, up.failure?.kind, up.failure?.message])).toEqual([
    ['01_loops', 'hangs', expect.stringContaining('3000 ms')],
    ['02_sleeps', 'hangs', expect.stringContaining('3000 ms')],
    ['03_never', 'hangs', expect.stringContaining('3000 ms')],
    ['04_exits', 'process-ended', expect.stringContaining('exit code 3')],
    ['05_kills', 'connection-lost', expect.stringContaining('terminating connection')],
    ['06_nothing', 'thrown', expect.stringContaining('undefined')],
    ['07_text', 'thrown', 'no error'],
    ['08_extension', 'statement', expect.stringContaining('nowhere')],
    ['09_stray', 'thrown', 'left alone'],
    ['11_fine', undefined, undefined],
  ])
}, 60_000)

test('is not led astray by what a migration leaves in its session or in the schema', async () => {
  const { migrations } = await observe({
    '1.mjs': createPerson,
    '2.mjs': migration(`${run('set search_path = nowhere')}; ${run('set role pg_monitor')}`, ''),
    '3.mjs': migration(
      `${run('alter table person add a int')}; ${run('commit')}; ${run('alter table person add b int')}`,
    ),
    '4.mjs': migration(run('drop schema public cascade; create schema public'), ''),
    '5.mjs': createPerson.replaceAll('person', 'other'),
  })
  expect(migrations.map(({ up }) => up.failure)).toEqual(Array(5).fill(undefined))
  expect(migrations[2]?.up.statements.map(({ transaction }) => transaction)).toEqual([1, 1, undefined])
  // The schema comes back without its table.
  expect(migrations[3]?.lostByRoundTrip).toMatchObject([{ table: { name: 'person' }, rowsAfter: 0 }])
  expect(migrations[4]?.upAgain).toBeDefined()
})

test('runs the pending ones also as one, where their locks add up', async () => {
  const add = (column: string) =>
    migration(run(`alter table person add ${column} int`), run(`alter table person drop ${column}`))
  const { pendingTogether } = await observe(
    { '1.mjs': createPerson, '2.mjs': add('a'), '3.mjs': add('b') },
    { released: ['1'] },
  )
  expect(pendingTogether?.names).toEqual(['2', '3'])
  expect(pendingTogether?.up.statements.map(({ transaction }) => transaction)).toEqual([1, 1])
  expect(pendingTogether?.down?.failure).toBeUndefined()
  expect(pendingTogether?.upAgain?.failure).toBeUndefined()
})

test('tells of a folder, too, what depends on the time zone', async () => {
  const { migrations } = await observe({
    '1.mjs': migration(run('create table visit (id int primary key, at timestamp)'), run('drop table visit')),
    '2.mjs': migration(
      run('alter table visit alter at type timestamptz'),
      run(`alter table visit alter at type timestamp`),
    ),
  })
  expect(migrations.map(({ timeZoneDifferences }) => timeZoneDifferences.length)).toEqual([0, 1])
})
