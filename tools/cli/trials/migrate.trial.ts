import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { createDatabase, createPool, ensureRoles, OWNER_ROLE, withLogin } from '@ehr/db'
import { type RunningServer, startServer } from '@ehr/db/server'
import { createMigrationDb, listMigrationNames, readCatalogue, readLedger } from '@ehr/db-migrations'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'

const EHR = fileURLToPath(new URL('../bin/ehr.mjs', import.meta.url))
const CHILD = fileURLToPath(new URL('../../../libs/db/src/schema/migrate-in-child.ts', import.meta.url))
const PASSWORDS = { owner: 'owner', api: 'api' }

let folder = ''
let server: RunningServer
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ehr-migrate-trial-'))
  server = await start()
})
afterAll(async () => {
  await server.stop()
  await rm(server.folder, { recursive: true, force: true })
  await rm(folder, { recursive: true, force: true })
})

const start = () => startServer({ dataFolder: join(folder, 'postgres'), port: 0, durable: true })

/** Makes an empty database; gives its address for the owner. */
async function makeDatabase(name: string): Promise<string> {
  const pool = createPool({ connectionString: server.superuserUrl, maxConnections: 1 })
  const admin = await pool.connect()
  await ensureRoles(admin, PASSWORDS)
  await createDatabase(admin, name)
  admin.release()
  await pool.end()
  return ownerUrlOf(name)
}

const ownerUrlOf = (database: string) =>
  withLogin(server.superuserUrl, { user: OWNER_ROLE, password: PASSWORDS.owner, database })

interface Run {
  code: number | null
  said: string
}

/** Runs a process, which is killed after that long. */
async function run(args: readonly string[], url: string, killAfterMs: number): Promise<Run> {
  const env = { ...process.env, MIGRATION_DATABASE_URL: url }
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  }
  const timer = setTimeout(() => child.kill('SIGKILL'), killAfterMs)
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  clearTimeout(timer)
  return { code, said }
}

/** Kills it later and later until it comes to its end by itself; gives how often it was killed at work. */
async function runUntilDone(args: readonly string[], url: string): Promise<{ kills: number; last: Run }> {
  let kills = 0
  for (let killAfterMs = 300; ; killAfterMs *= 1.2) {
    const last = await run(args, url, killAfterMs)
    if (last.code !== null) return { kills, last }
    kills += 1
  }
}

test('our own migrations, killed at every stage on their way up and down, end as if nothing had been', async () => {
  const [killed, calm] = [await makeDatabase('killed'), await makeDatabase('calm')]
  expect((await run([EHR, 'migrate', 'up'], calm, 60_000)).code).toBe(0)
  const up = await runUntilDone([EHR, 'migrate', 'up'], killed)
  expect(up.last).toMatchObject({ code: 0 })
  expect(up.kills).toBeGreaterThan(3)
  expect(await readCatalogueOf(killed)).toEqual(await readCatalogueOf(calm))
  expect((await readLedgerOf(killed)).every(({ file }) => file === 'same')).toBe(true)
  const down = await runUntilDone([EHR, 'migrate', 'down', '--to', 'nothing'], killed)
  expect(down.last).toMatchObject({ code: 0 })
  expect((await readCatalogueOf(killed)).tables).toEqual([])
})

test('what runs outside of a transaction, killed at every stage, is done once', async () => {
  const url = await makeDatabase('outside')
  const migrations = await writeOutsideMigrations()
  const { kills, last } = await runUntilDone([CHILD, url, migrations], url)
  expect(last).toMatchObject({ code: 0 })
  expect(kills).toBeGreaterThan(3)
  const db = createMigrationDb(url)
  const counts = await sql`select count(*)::int as rows, count(total)::int as filled from visit_note`.execute(
    db,
  )
  expect(counts.rows).toEqual([{ rows: 200_000, filled: 200_000 }])
  const indexes = await sql`select indisvalid as valid from pg_index
    where indrelid = 'visit_note'::regclass`.execute(db)
  expect(indexes.rows).toEqual([{ valid: true }, { valid: true }, { valid: true }])
  expect((await readLedger(db, migrations)).map(({ state, file }) => `${state} ${file}`)).toEqual(
    Array.from({ length: 4 }, () => 'applied same'),
  )
  await db.destroy()
})

test('a server that ends in the middle of a migration: the runner says so, and the next run goes on', async () => {
  const url = await makeDatabase('restarted')
  const migrations = await mkdtemp(join(folder, 'migrations-'))
  await write(migrations, '20270101000000_first', ['create table first (id integer)'])
  await write(migrations, '20270101000100_slow', ['create table slow (id integer)', 'select pg_sleep(600)'])
  const running = run([CHILD, url, migrations], url, 60_000)
  await untilAsleep(url)
  await killServer()
  const { code, said } = await running
  expect(code).toBe(1)
  expect(said).toContain('The connection was lost. Run it again when the database answers')
  server = await start()
  await write(migrations, '20270101000100_slow', ['create table slow (id integer)'])
  const again = await run([CHILD, ownerUrlOf('restarted'), migrations], '', 60_000)
  expect(again).toMatchObject({ code: 0, said: expect.stringContaining('applied  20270101000100_slow') })
  expect(again.said).not.toContain('_first')
})

async function readCatalogueOf(url: string) {
  const db = createMigrationDb(url)
  try {
    return await readCatalogue(db)
  } finally {
    await db.destroy()
  }
}

async function readLedgerOf(url: string) {
  const db = createMigrationDb(url)
  try {
    const ledger = await readLedger(db)
    expect(ledger).toHaveLength((await listMigrationNames()).length)
    return ledger
  } finally {
    await db.destroy()
  }
}

async function writeOutsideMigrations(): Promise<string> {
  const migrations = await mkdtemp(join(folder, 'migrations-'))
  await write(migrations, '20270101000000_note', [
    'create table visit_note (id integer primary key, body text, amount integer)',
    `insert into visit_note select n, repeat('b', 50) || n, n from generate_series(1, 200000) n`,
    'alter table visit_note add column total bigint',
  ])
  const outside = 'export const transaction = false\n'
  await write(
    migrations,
    '20270101000100_indexes',
    [
      'create index concurrently visit_note_body on visit_note (body)',
      'create unique index concurrently if not exists visit_note_amount on visit_note (amount)',
    ],
    outside,
  )
  const batches = Array.from({ length: 20 }, (_, batch) => {
    const [from, to] = [batch * 10_000, (batch + 1) * 10_000]
    return `update visit_note set total = amount where id > ${from} and id <= ${to} and total is null`
  })
  await write(migrations, '20270101000200_fill', batches, outside)
  await write(
    migrations,
    '20270101000300_rebuild',
    [
      'drop index concurrently visit_note_body',
      'create index concurrently visit_note_body on visit_note (body)',
    ],
    outside,
  )
  return migrations
}

async function write(into: string, name: string, statements: readonly string[], exports = ''): Promise<void> {
  const lines = statements.map((text) => `  await run(db, \`${text}\`)\n`).join('')
  // The folder is outside of the workspace, where no import finds Kysely.
  const source = `${exports}const run = (db, text) =>
  db.executeQuery({ sql: text, parameters: [], query: { kind: 'RawNode' }, queryId: {} })
export async function up(db) {\n${lines}}\nexport async function down() {}\n`
  await writeFile(join(into, `${name}.ts`), source)
}

async function untilAsleep(url: string): Promise<void> {
  const db = createMigrationDb(url)
  for (;;) {
    const { rows } = await sql`select from pg_stat_activity where wait_event = 'PgSleep'`.execute(db)
    if (rows.length === 1) break
    await sleep(50)
  }
  await db.destroy()
}

async function killServer(): Promise<void> {
  const [pid = ''] = (await readFile(join(server.folder, 'data', 'postmaster.pid'), 'utf8')).split('\n')
  process.kill(Number(pid), 'SIGKILL')
}
