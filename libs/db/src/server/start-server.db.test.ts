import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, expect, test } from 'vitest'
import { locateServer, type RunningServer, type ServerOptions, startServer } from './index.ts'

const running: RunningServer[] = []
const parent = await mkdtemp(join(tmpdir(), 'ehr-server-test-'))
// Most tests go on with the data of the test before: making them takes a second.
const folder = join(parent, 'postgres')
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop()
})
afterAll(async () => {
  await rm(await locateServer(folder), { recursive: true, force: true })
  await rm(parent, { recursive: true })
})

async function start(options: Partial<ServerOptions> = {}): Promise<RunningServer> {
  const server = await startServer({ dataFolder: folder, port: 0, ...options })
  running.push(server)
  return server
}

async function ask(server: RunningServer, statement: string): Promise<unknown> {
  const client = new pg.Client(server.superuserUrl)
  await client.connect()
  try {
    const { rows } = await client.query(statement)
    return rows
  } finally {
    await client.end()
  }
}

async function pidOf(server: RunningServer): Promise<number> {
  return Number((await readFile(join(server.folder, 'data', 'postmaster.pid'), 'utf8')).split('\n')[0])
}

test('a new server has Unicode, answers on 127.0.0.1 alone, and asks for the password', async () => {
  const steps: string[] = []
  const server = await start({ onProgress: (step) => steps.push(step) })
  expect(steps).toEqual(['initialising', 'starting'])
  expect(
    await ask(
      server,
      `select length('محمد') as length, current_setting('listen_addresses') as addresses,
        current_setting('server_version_num')::integer / 10000 as major`,
    ),
  ).toEqual([{ length: 4, addresses: '127.0.0.1', major: 16 }])
  const stranger = new pg.Client(server.superuserUrl.replace(/:[^:@]+@/, ':wrong@'))
  await expect(stranger.connect()).rejects.toThrow('password authentication failed')
})

test('data outlive a stop', async () => {
  const first = await start()
  await ask(first, 'create table kept as select 1 as n')
  await first.stop()
  await first.stop()
  const steps: string[] = []
  const second = await start({ onProgress: (step) => steps.push(step) })
  expect(steps).toEqual(['starting'])
  expect(second.adopted).toBe(false)
  expect(await ask(second, 'select n from kept')).toEqual([{ n: 1 }])
})

test('a server left by a killed process is adopted', async () => {
  const first = await start()
  const second = await start()
  expect(second).toMatchObject({ adopted: true, port: first.port, superuserUrl: first.superuserUrl })
  await second.stop()
  await expect(ask(first, 'select 1')).rejects.toThrow('ECONNREFUSED')
})

test('two processes that start at once get the same server', async () => {
  const [one, other] = await Promise.all([start(), start()])
  expect(one.port).toBe(other.port)
  expect([one.adopted, other.adopted].sort()).toEqual([false, true])
})

test('a server that was killed is started again on the same data', async () => {
  const first = await start()
  await ask(first, 'create table written as select 1 as n')
  process.kill(await pidOf(first), 'SIGKILL')
  const second = await start()
  expect(second.adopted).toBe(false)
  expect(await ask(second, 'select n from written')).toEqual([{ n: 1 }])
})

test('a stale pid file whose number now belongs to another program does not hinder', async () => {
  const first = await start()
  const file = join(first.folder, 'data', 'postmaster.pid')
  const text = await readFile(file, 'utf8')
  await first.stop()
  await writeFile(file, text.replace(/^\d+/, '1'))
  const second = await start()
  expect(await ask(second, 'select 1 as n')).toEqual([{ n: 1 }])
})

test('a half-made data folder is made anew', async () => {
  const first = await start()
  await first.stop()
  await rm(join(first.folder, 'data', 'PG_VERSION'))
  await mkdir(join(first.folder, 'data.half'))
  await writeFile(join(first.folder, 'data.half', 'PG_VERSION'), '16')
  const second = await start()
  expect(await ask(second, 'select 1 as n')).toEqual([{ n: 1 }])
})

test('when the port is taken, the next free one is used', async () => {
  const blocker = createServer()
  await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve))
  const address = blocker.address()
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0
  const server = await start({ port })
  blocker.close()
  expect(server.port).toBeGreaterThan(port)
})

test('settings of the user for other servers do not reach ours', async () => {
  process.env.PGDATA = '/nowhere'
  process.env.PGPORT = '1'
  try {
    const server = await start()
    expect(await ask(server, 'select 1 as n')).toEqual([{ n: 1 }])
  } finally {
    delete process.env.PGDATA
    delete process.env.PGPORT
  }
})
