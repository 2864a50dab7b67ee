import { rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { holdLock, type RunningServer, startServer } from '../server/index.ts'
import {
  openTestServerState,
  publishAddress,
  type TestServerState,
  withdrawAddress,
} from './test-server-state.ts'

/**
 * The process that owns the test server: starts it, ends it with its folder once nobody was connected for a
 * minute. It is detached from whoever started it, so that parallel and later test runs share one server.
 */
const IDLE_MS = Number(process.env.TEST_SERVER_IDLE_MS ?? 60_000)
/** Of supervisors' own connections, which do not count as use. */
const NAME = 'ehr test supervisor'
const CHECK_MS = Math.min(2_000, IDLE_MS / 2)

await supervise()

async function supervise(): Promise<void> {
  const state = await openTestServerState()
  // Of several started at once, the first supervises; the others have nothing to do.
  const lock = holdLock(state.lock)
  if (lock === undefined) return
  const stopping = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopping.abort())
  const server = await startServer({ dataFolder: state.server, port: 0, durable: false })
  try {
    await publishAddress(state, server.superuserUrl)
    await waitUntilIdle(server, state, stopping.signal)
  } finally {
    await withdrawAddress(state)
    await server.stop()
    await rm(server.folder, { recursive: true, force: true })
    // Not before, and not left to the garbage collector, which frees a lock that nothing refers to.
    lock.release()
  }
  process.exit()
}

async function waitUntilIdle(
  server: RunningServer,
  state: TestServerState,
  stop: AbortSignal,
): Promise<void> {
  const client = new pg.Client({ connectionString: server.superuserUrl, application_name: NAME })
  client.on('error', (error) => console.error(error.message))
  await client.connect()
  let lastUse = Date.now()
  while (!stop.aborted) {
    if (await isInUse(client)) lastUse = Date.now()
    if (Date.now() - lastUse > IDLE_MS) {
      // Who found the address before it was withdrawn is connected by now; whoever comes later finds none.
      await withdrawAddress(state)
      if (!(await isInUse(client))) break
      await publishAddress(state, server.superuserUrl)
    }
    await sleep(CHECK_MS, undefined, { signal: stop }).catch(() => undefined)
  }
  await client.end()
}

async function isInUse(client: pg.Client): Promise<boolean> {
  const { rowCount } = await client.query(
    `select from pg_stat_activity where backend_type = 'client backend' and application_name <> '${NAME}' limit 1`,
  )
  return rowCount !== 0
}
