import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
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

test.concurrent('goes up, down and up again, and ends where it began', async () => {
  const { migrations } = await observe({ '1.mjs': createPerson })
  const [{ up, down, upAgain, lostByRoundTrip } = {}] = migrations
  expect([up?.failure, down?.failure, upAgain?.failure]).toEqual([undefined, undefined, undefined])
  expect([...(down?.after.keys() ?? [])]).toEqual([...(up?.before.keys() ?? [])])
  expect([...(upAgain?.after.keys() ?? [])].sort()).toEqual([...(up?.after.keys() ?? [])].sort())
  expect(lostByRoundTrip).toEqual([])
}, 60_000)

test.concurrent('proves on filled rows what a down does not bring back', async () => {
  const lossy = migration(run('alter table person drop name'), run('alter table person add name text'))
  const { migrations } = await observe({ '1.mjs': createPerson, '2.mjs': lossy }, { released: ['1'] })
  expect(migrations[0]?.lostByRoundTrip).toMatchObject([
    { table: { name: 'person' }, columns: ['name'], rowsBefore: 20, rowsAfter: 20 },
  ])
}, 60_000)

test.concurrent('tries the way back, and what builds on it, also where made-up rows are refused', async () => {
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
}, 60_000)

test.concurrent('finds what is beside a file although the tsconfig extends one that is not there', async () => {
  const { migrations, unreadable } = await observe({
    '/tsconfig.json': '{ "extends": "../missing/tsconfig.json" }',
    'lib/names.ts': "export const NAME = 'person'",
    '1.ts': `import { NAME } from '../lib/names'
export const up = (db: any) => db.schema.createTable(NAME).addColumn('id', 'integer').execute()`,
  })
  expect(unreadable).toEqual([])
  expect(migrations[0]?.up.failure).toBe(undefined)
}, 60_000)

test.concurrent('passes over the index of a folder, also one that cannot be loaded', async () => {
  const { ignored, unreadable } = await observe({
    '1.mjs': createPerson,
    'index.ts': "export * as first from './1_not_there'",
  })
  expect(unreadable).toEqual([])
  expect(ignored.map(({ name }) => name)).toEqual(['index'])
}, 60_000)

test.concurrent('places statements in TypeScript with enums, aliases and helpers at the line that issued them', async () => {
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
}, 60_000)

test.concurrent('loads CommonJS, and reads its marks', async () => {
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
}, 60_000)

test.concurrent('notes queries that nobody waited for', async () => {
  const { migrations } = await observe({
    '1.mjs': migration(run('create table a (id int)').replace('await ', '')),
  })
  expect(migrations[0]?.up.unawaited).toMatchObject([{ sql: 'create table a (id int)', site: { line: 2 } }])
}, 60_000)

test.concurrent('comes through whatever a migration does, says what it was, and goes on with the next', async () => {
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

test.concurrent('is not led astray by what a migration leaves in its session or in the schema', async () => {
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
}, 60_000)

test.concurrent('runs the pending ones also as one, where their locks add up', async () => {
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
}, 60_000)

test.concurrent('tells of a folder, too, what depends on the time zone', async () => {
  const { migrations } = await observe({
    '1.mjs': migration(run('create table visit (id int primary key, at timestamp)'), run('drop table visit')),
    '2.mjs': migration(
      run('alter table visit alter at type timestamptz'),
      run(`alter table visit alter at type timestamp`),
    ),
  })
  expect(migrations.map(({ timeZoneDifferences }) => timeZoneDifferences.length)).toEqual([0, 1])
}, 60_000)

test.concurrent('a role that a migration makes is not in the way of its next run, and is gone in the end', async () => {
  const role = `guard_reader_${process.pid}`
  const server = await useGuardServer()
  const files = {
    '1.mjs': createPerson,
    '2.mjs': migration(
      `${run(`create role ${role}`)}; ${run(`grant select on person to ${role}`)}`,
      `${run(`revoke select on person from ${role}`)}; ${run(`drop role ${role}`)}`,
    ),
  }
  const { migrations, pendingTogether } = await observe(files)
  expect(migrations.map(({ upAgain }) => upAgain?.failure)).toEqual([undefined, undefined])
  expect([pendingTogether?.up.failure, pendingTogether?.upAgain?.failure]).toEqual([undefined, undefined])
  await withClient(server, async (client) => {
    expect((await client.query('select from pg_roles where rolname = $1', [role])).rowCount).toBe(0)
  })
}, 60_000)

async function withClient(
  server: Awaited<ReturnType<typeof useGuardServer>>,
  action: (client: pg.Client) => Promise<void>,
): Promise<void> {
  const { name, url } = await server.createDatabase()
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await action(client)
  } finally {
    await client.end()
    await server.dropDatabase(name)
  }
}

test.concurrent('tries many on two databases at once, and says of each and of all the same as of few', async () => {
  const files = Object.fromEntries(
    Array.from({ length: 26 }, (_, index) => {
      const [name, before] = [index + 10, index + 9]
      const up =
        index === 0
          ? run('create table t10 (id int primary key)')
          : run(`alter table t${before} rename to t${name}`)
      const down = index === 0 ? run('drop table t10') : run(`alter table t${name} rename to t${before}`)
      return [`${name}.mjs`, migration(up, down)]
    }),
  )
  const { migrations, pendingTogether } = await observe(files)
  expect(migrations.map(({ name }) => `${name}.mjs`)).toEqual(Object.keys(files))
  expect(migrations.every(({ upAgain }) => upAgain !== undefined && upAgain.failure === undefined)).toBe(true)
  expect([...(migrations.at(-1)?.up.after.keys() ?? [])]).toContain('table public.t35')
  expect(pendingTogether?.upAgain?.failure).toBeUndefined()
  expect(pendingTogether?.up.statements).toHaveLength(26)
}, 60_000)

test.concurrent('of many, one that fails in the first part is left out in the second one too', async () => {
  const files = Object.fromEntries(
    Array.from({ length: 26 }, (_, index) => [
      `${index + 10}.mjs`,
      migration(
        index === 5 ? run('select no_such_thing()') : run(`create table u${index} (id int primary key)`),
        run(`drop table u${index}`),
      ),
    ]),
  )
  const { migrations, pendingTogether } = await observe(files)
  const failed = migrations.filter(({ up }) => up.failure !== undefined).map(({ name }) => name)
  expect(failed).toEqual(['15'])
  expect(migrations).toHaveLength(26)
  expect(
    [...(migrations.at(-1)?.up.after.keys() ?? [])].filter((key) => key.startsWith('table ')),
  ).toHaveLength(25)
  expect(pendingTogether).toBeUndefined()
}, 60_000)
