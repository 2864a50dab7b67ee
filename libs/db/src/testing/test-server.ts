import { spawn } from 'node:child_process'
import { open, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { findAddress, openTestServerState, type TestServerState } from './test-server-state.ts'

/** This process's connection to the test server, as its administrator. */
export interface TestServer {
  url: string
  /** Number of the connection on the server: part of the names of this process's databases. */
  backend: number
  /** Runs statements one after another. */
  query: <Row extends pg.QueryResultRow>(text: string) => Promise<pg.QueryResult<Row>>
  /** The connection, while nothing else uses it. */
  exclusively: <T>(action: (client: pg.Client) => Promise<T>) => Promise<T>
}

let opened: Promise<TestServer> | undefined

/**
 * The server for tests, started when needed: that of TEST_DATABASE_URL (an administrator's address) when set,
 * else our own. The database of DATABASE_URL is never used. Throws when none can be reached.
 */
export function openTestServer(): Promise<TestServer> {
  opened ??= connect().then(describe)
  return opened
}

/** A minute: the first start on a slow machine makes the data folder and may copy the binaries. */
const PATIENCE_MS = 60_000

async function connect(): Promise<{ client: pg.Client; url: string }> {
  const given = process.env.TEST_DATABASE_URL
  if (given !== undefined && given !== '') {
    assertOtherServer(given, process.env.DATABASE_URL)
    return { client: await connectTo(given), url: given }
  }
  const state = await openTestServerState()
  const deadline = Date.now() + PATIENCE_MS
  while (Date.now() < deadline) {
    const found = await tryPublished(state)
    if (found !== undefined) return found
    await startSupervisor(state)
    await waitForAddress(state, deadline)
  }
  const said = await readFile(state.log, 'utf8').catch(() => '')
  throw new Error(`The test server did not start. ${state.log} says:\n${said.slice(-2000)}`)
}

/** Tests make and drop roles and databases: a server with data someone needs is not for them. */
function assertOtherServer(testUrl: string, url: string | undefined): void {
  if (url === undefined || url === '') return
  const [test, other] = [new URL(testUrl), new URL(url)]
  if (test.hostname !== other.hostname || (test.port || '5432') !== (other.port || '5432')) return
  throw new Error(
    `TEST_DATABASE_URL names the same server as DATABASE_URL (${test.host}): tests need a server of their own.`,
  )
}

async function tryPublished(state: TestServerState): Promise<{ client: pg.Client; url: string } | undefined> {
  const url = await findAddress(state)
  if (url === undefined) return undefined
  const client = await connectTo(url).catch(() => undefined)
  if (client === undefined) return undefined
  // Still published: so the supervisor sees this connection before it can decide that nobody is there.
  if ((await findAddress(state)) === url) return { client, url }
  await client.end()
  return undefined
}

async function connectTo(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: `tests of process ${process.pid}` })
  client.on('error', () => undefined)
  await client.connect()
  return client
}

async function startSupervisor(state: TestServerState): Promise<void> {
  const { NODE_OPTIONS: _, ...env } = process.env
  const log = await open(state.log, 'a', 0o600)
  const supervisor = spawn(process.execPath, [fileURLToPath(new URL('./supervisor.ts', import.meta.url))], {
    cwd: tmpdir(),
    detached: true,
    env,
    stdio: ['ignore', log.fd, log.fd],
    windowsHide: true,
  })
  supervisor.unref()
  await log.close()
}

async function waitForAddress(state: TestServerState, deadline: number): Promise<void> {
  // Now and then another supervisor is tried, in case the one that held the lock was just ending.
  const until = Math.min(deadline, Date.now() + 5_000)
  while (Date.now() < until) {
    await sleep(25)
    const url = await findAddress(state)
    const client = url === undefined ? undefined : await connectTo(url).catch(() => undefined)
    await client?.end()
    if (client !== undefined) return
  }
}

async function describe({ client, url }: { client: pg.Client; url: string }): Promise<TestServer> {
  let last: Promise<unknown> = Promise.resolve()
  const exclusively = <T>(action: (client: pg.Client) => Promise<T>): Promise<T> => {
    const result = last.then(() => keepAlive(client, action))
    last = result.catch(() => undefined)
    return result
  }
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  unref(client)
  return {
    url,
    backend: rows[0]?.pid ?? 0,
    exclusively,
    query: (text) => exclusively((connection) => connection.query(text)),
  }
}

/** The connection stays open as long as the process lives, and keeps it alive only while it works. */
async function keepAlive<T>(client: pg.Client, action: (client: pg.Client) => Promise<T>): Promise<T> {
  // The types know neither method.
  if ('ref' in client && typeof client.ref === 'function') client.ref()
  try {
    return await action(client)
  } finally {
    unref(client)
  }
}

function unref(client: pg.Client): void {
  if ('unref' in client && typeof client.unref === 'function') client.unref()
}
