import { readFile, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { listMigrationNames } from '@ehr/db-migrations'
import { afterAll, afterEach, expect, test } from 'vitest'
import { openBranchDatabase } from '../src/database/branch/open-branch-database.ts'
import {
  asAdmin,
  type DevelopmentServer,
  startDevelopmentServer,
  startEmbeddedServer,
} from '../src/database/server.ts'
import { createSnapshot, restoreSnapshot } from '../src/database/snapshots.ts'
import { isPortTaken } from '../src/ports/is-port-taken.ts'
import {
  type DevProcess,
  listProcesses,
  listSurvivors,
  makeTrialFolder,
  runCommand,
  startDev,
} from './dev-process.ts'

const folder = await makeTrialFolder()
let running: DevProcess | undefined

afterEach(async () => {
  if (running === undefined) return
  running.signal('SIGKILL', 'group')
  running = undefined
})
afterAll(async () => {
  const { server } = await startDevelopmentServer({ dataFolder: folder.path })
  await server.stop()
  await folder.remove()
})

async function start(env: NodeJS.ProcessEnv = {}): Promise<DevProcess> {
  running = startDev(folder, env)
  await running.until('Ctrl-C ends everything.')
  return running
}

async function end(dev: DevProcess, signal: NodeJS.Signals = 'SIGINT'): Promise<void> {
  const processes = await listProcesses(folder)
  dev.signal(signal, signal === 'SIGINT' ? 'group' : 'process')
  expect(await dev.ended()).toBe(0)
  running = undefined
  expect(await listSurvivors(processes)).toEqual([])
}

test('from nothing to a page with demo accounts, and after Ctrl-C nothing is left', async () => {
  const dev = await start()
  expect(dev.said()).toContain('clinician@demo.invalid')
  expect(dev.said()).toMatch(/… Loading the demo clinic/)
  const page = await fetch(dev.webUrl())
  expect(page.status).toBe(200)
  const session = await fetch(`${dev.webUrl()}/api/session`)
  expect(session.status).toBe(200)
  const port = Number(new URL(dev.webUrl()).port)
  await end(dev)
  expect(await isPortTaken(port)).toBe(false)
  expect(await isPortTaken(port + 1)).toBe(false)
  await expect(stat(join(folder.path, 'dev', 'run.json'))).rejects.toThrow('ENOENT')
})

test('a start that was killed anywhere on its way is completed by the next', async () => {
  const fresh = await makeTrialFolder()
  for (const place of ['making its data folder', 'Applying', 'Making a clinic']) {
    const dev = startDev(fresh)
    await dev.until(place)
    dev.signal('SIGKILL', 'group')
    await dev.ended()
  }
  const dev = startDev(fresh)
  await dev.until('Ctrl-C ends everything.')
  expect(dev.said()).toContain('nurse@demo.invalid')
  dev.signal('SIGINT', 'group')
  expect(await dev.ended()).toBe(0)
  await fresh.remove()
})

test.each(['SIGTERM', 'SIGHUP'] as const)(
  'a second start loads nothing again, and %s ends it',
  async (signal) => {
    const dev = await start()
    expect(dev.said()).not.toContain('demo clinic is loaded')
    await end(dev, signal)
  },
)

test('a signal in the middle of a start ends what was started', async () => {
  const dev = startDev(folder)
  await dev.until('PostgreSQL 16 runs')
  const processes = await listProcesses(folder)
  dev.signal('SIGINT', 'group')
  dev.signal('SIGINT', 'group')
  expect(await dev.ended()).toBe(0)
  expect(await listSurvivors(processes)).toEqual([])
})

test('after kill -9 the servers end by themselves, and PostgreSQL is taken over by the next start', async () => {
  const dev = await start()
  const processes = await listProcesses(folder)
  dev.signal('SIGKILL')
  expect(await listSurvivors(processes)).toEqual(['PostgreSQL'])
  const next = await start()
  expect(next.said()).toContain('PostgreSQL of a former run was still there: taken over.')
  expect(next.webUrl()).toBe(dev.webUrl())
  await end(next)
})

test('a start right after kill -9 waits for the ports of the former run', async () => {
  const dev = await start()
  dev.signal('SIGKILL')
  const next = await start()
  expect(next.webUrl()).toBe(dev.webUrl())
  await end(next)
})

test('after kill -9 of every process the next start is as any other', async () => {
  await start()
  for (const { pid } of await listProcesses(folder)) process.kill(pid, 'SIGKILL')
  await end(await start())
})

test('whatever is killed during a run is started again', async () => {
  const dev = await start()
  const processes = await listProcesses(folder)
  const pidOf = (wanted: string): number => processes.find(({ name }) => name === wanted)?.pid ?? 0
  process.kill(pidOf('API'), 'SIGKILL')
  await dev.until('The API has ended (killed): it is started again.')
  process.kill(pidOf('web'), 'SIGKILL')
  await dev.until('The web has ended (killed): it is started again.')
  process.kill(pidOf('PostgreSQL'), 'SIGKILL')
  await dev.until('PostgreSQL 16 runs again.')
  await expect.poll(() => statusOf(`${dev.webUrl()}/api/session`), { timeout: 30_000 }).toBe(200)
  await end(dev)
})

test('the last start wins: it ends the one that runs', async () => {
  const first = await start()
  const second = startDev(folder)
  await second.until('A former run was still there and was ended: pnpm dev.')
  expect(await first.ended()).toBe(0)
  await second.until('Ctrl-C ends everything.')
  expect(second.webUrl()).toBe(first.webUrl())
  running = second
  await end(second)
})

test('says which port is taken and which one is used instead', async () => {
  const other = createServer()
  await new Promise<void>((settle) => other.listen(4300, '0.0.0.0', settle))
  const dev = await start()
  expect(dev.said()).toMatch(/Port 4300 is taken by another program: the web uses (\d+) instead\./)
  expect(dev.webUrl()).not.toContain('4300')
  expect(await statusOf(`${dev.webUrl()}/api/session`)).toBe(200)
  await end(dev)
  await new Promise((settle) => other.close(settle))
})

test('a run file that means someone else’s process ends nothing of theirs', async () => {
  const record = { processes: [{ name: 'API', pid: process.pid, identity: 'another boot/1' }] }
  await writeFile(join(folder.path, 'dev', 'run.json'), JSON.stringify(record))
  await end(await start())
})

test('refuses to migrate the database in DATABASE_URL when nobody can say yes', async () => {
  const target = await startDevelopmentServer({ dataFolder: folder.path })
  await asAdmin(target.adminUrl, (admin) => admin.query('create database elsewhere'))
  const url = new URL(target.adminUrl)
  url.pathname = '/elsewhere'
  const dev = startDev(folder, { DATABASE_URL: url.href })
  expect(await dev.ended()).toBe(1)
  expect(dev.said()).toContain('are not applied to the database "elsewhere"')
  expect(dev.said()).toContain('pnpm ehr migrate up')
  expect(dev.said()).not.toContain(url.password)
  const tables = await asAdmin(url.href, (admin) =>
    admin.query('select from pg_tables where schemaname = $1', ['public']),
  )
  expect(tables.rowCount).toBe(0)
  await target.server.stop()
})

test('uses the database in DATABASE_URL once it is migrated, and loads the demo clinic into it', async () => {
  const target = await startDevelopmentServer({ dataFolder: folder.path })
  await asAdmin(target.adminUrl, (admin) => admin.query('create database mine'))
  const url = new URL(target.adminUrl)
  url.pathname = '/mine'
  const env = { DATABASE_URL: url.href }
  expect(await runCommand(['migrate', 'up'], env)).toMatch(/^applied /)
  expect(await runCommand(['migrate', 'up'], env)).toBe('Nothing is pending.\n')
  for (const wanted of ['The demo clinic is loaded', 'Ready']) {
    const dev = startDev(folder, env)
    await dev.until('Ctrl-C ends everything.')
    expect(dev.said()).toContain('DATABASE_URL is set: database "mine"')
    expect(dev.said()).toContain(wanted)
    expect(dev.said()).not.toContain('PostgreSQL 16 runs')
    expect(await statusOf(`${dev.webUrl()}/api/session`)).toBe(200)
    dev.signal('SIGINT', 'group')
    expect(await dev.ended()).toBe(0)
  }
  expect(await isPortTaken(target.server.port)).toBe(true)
  await target.server.stop()
})

test('never loads the demo clinic where real patients are to come', async () => {
  const target = await startDevelopmentServer({ dataFolder: folder.path })
  await asAdmin(target.adminUrl, (admin) => admin.query('create database real'))
  const url = new URL(target.adminUrl)
  url.pathname = '/real'
  const env = { DATABASE_URL: url.href, DATA_CLASS: 'phi' }
  await runCommand(['migrate', 'up'], env)
  const dev = startDev(folder, env)
  await dev.until('Ctrl-C ends everything.')
  expect(dev.said()).toContain('The data class is phi: no demo clinic is loaded.')
  expect(dev.said()).not.toContain('Demo accounts')
  dev.signal('SIGINT', 'group')
  expect(await dev.ended()).toBe(0)
  const patients = await asAdmin(url.href, (admin) => admin.query('select from patient'))
  expect(patients.rowCount).toBe(0)
  await target.server.stop()
})

test('names the migrations that the branch lacks, and what helps', async () => {
  const target = await openDatabase()
  await createSnapshot(target, 'before', { replace: true })
  await asAdmin(target.ownerUrl, (admin) =>
    admin.query(`insert into kysely_migration values ('29990101000000_of_another_branch', '2999-01-01')`),
  )
  const dev = startDev(folder)
  expect(await dev.ended()).toBe(1)
  expect(dev.said()).toContain('29990101000000_of_another_branch')
  expect(dev.said()).toContain('pnpm ehr db restore before')
  expect(dev.said()).toContain('pnpm ehr db reset')
  const again = await openDatabase()
  await restoreSnapshot(again, 'before')
  await again.server.stop()
  await end(await start())
})

test('the log of each server is kept', async () => {
  expect(await readFile(join(folder.path, 'logs', 'api.log'), 'utf8')).toContain('"msg"')
})

/** The database of this clone's branch, on a server that is to be stopped. */
async function openDatabase(): Promise<DevelopmentServer> {
  const embedded = await startEmbeddedServer({ dataFolder: folder.path })
  const root = resolve(import.meta.dirname, '..', '..', '..')
  const { target } = await openBranchDatabase(embedded, { root, migrations: await listMigrationNames() })
  return target
}

async function statusOf(url: string): Promise<number> {
  return fetch(url).then(
    (response) => response.status,
    () => 0,
  )
}
