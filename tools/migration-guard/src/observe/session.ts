import pg from 'pg'
import { parseDuration } from './probe.ts'

/** The connections to the database that migrations are tried on, and a clock that stands still while we look. */
export interface Session {
  url: string
  /** What the runner of migrations sets for its connection; 0: nothing. */
  lockTimeoutMs: number
  /** Runs the migration's statements and the probes between them. */
  subject: pg.Client
  /** Looks on from outside. */
  watcher: pg.Client
  /** For others who look at the database between migrations; opened when the first one does. */
  guest?: pg.Client
  /** Number of the subject's backend. */
  backend: number
  /** What the subject begins with, and what `resetSession` takes it back to. */
  timeouts: Timeouts
  /** Counters of the subject's earlier transactions were handed over, so that the next one begins at nothing. */
  isFlushed: boolean
  clock: Clock
}

/** In force, in milliseconds; 0 waits for ever. */
export interface Timeouts {
  lockTimeoutMs: number
  statementTimeoutMs: number
}

/** Milliseconds of the migration's own time. */
export interface Clock {
  now: () => number
  /** Does not count what the action takes. */
  pause: <T>(action: () => Promise<T>) => Promise<T>
}

const NAME = 'migration guard'

/**
 * Connects to one of the server's scratch databases; close with `closeSession`. The lock_timeout is the connection's
 * own: what a migration sets besides is taken back to it.
 */
export async function openSession(url: string, { lockTimeoutMs = 0 } = {}): Promise<Session> {
  const [subject, watcher] = await Promise.all([
    connectPipelined(url, lockTimeoutMs),
    connectPipelined(url, 0),
  ])
  const [about] = await Promise.all([describeBackend(subject), watcher.query(WATCHER_SETTINGS)])
  return { url, lockTimeoutMs, subject, watcher, ...about, isFlushed: false, clock: createClock() }
}

/**
 * It keeps prepared statements, and names things by their schema always. What it reads is a few rows of the catalogue,
 * for which indexes serve best; PostgreSQL expects many.
 */
const WATCHER_SETTINGS = `set search_path = pg_catalog; set plan_cache_mode = force_generic_plan; set jit = off;
set enable_hashjoin = off; set enable_mergejoin = off; set enable_seqscan = off`

/**
 * Takes back what a run has set for its session; a connection that broke is replaced. With `isUntouched` the caller
 * knows that it has set nothing, and only an open transaction is looked for.
 */
export async function resetSession(session: Session, { isUntouched = false } = {}): Promise<void> {
  if (isUntouched && session.subject.getTransactionStatus() === 'I') return
  try {
    await session.subject.query(RESET_SQL)
    session.isFlushed = true
  } catch {
    await session.subject.end().catch(() => undefined)
    session.subject = await connectPipelined(session.url, session.lockTimeoutMs)
    Object.assign(session, await describeBackend(session.subject))
  }
}

const RESET_SQL = `rollback; reset session authorization; reset role; reset all; deallocate all; close all; unlisten *;
discard temp; select pg_catalog.pg_advisory_unlock_all(), pg_catalog.pg_stat_force_next_flush()`

/** Closes the connections, whatever state they are in. */
export async function closeSession(session: Session): Promise<void> {
  await Promise.allSettled([session.subject.end(), session.watcher.end(), session.guest?.end()])
}

/** Opens one more connection to the database. */
export async function connect(url: string, lockTimeoutMs = 0): Promise<pg.Client> {
  return await open({ connectionString: url, ...toOptions(lockTimeoutMs) })
}

/** One on which a statement, and the look at what it did, are sent at once. */
async function connectPipelined(url: string, lockTimeoutMs: number): Promise<pg.Client> {
  return await open({ connectionString: url, pipeline: true, ...toOptions(lockTimeoutMs) })
}

/** Queries that the action asks for without waiting leave in one piece: a backend that ends by the first gets the others too. */
export function atOnce<T>({ connection: { stream } }: pg.Client, action: () => T): T {
  stream.cork()
  try {
    return action()
  } finally {
    stream.uncork()
  }
}

function toOptions(lockTimeoutMs: number): pg.ClientConfig {
  return lockTimeoutMs === 0 ? {} : { options: `-c lock_timeout=${lockTimeoutMs}` }
}

async function open(config: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client({ ...config, application_name: NAME })
  // A connection that breaks is seen by the query that runs on it.
  client.on('error', () => undefined)
  await client.connect()
  return client
}

async function describeBackend(client: pg.Client): Promise<Pick<Session, 'backend' | 'timeouts'>> {
  const { rows } = await client.query<{ pid: number; lock: string; statement: string }>(
    `select pg_catalog.pg_backend_pid() as pid, pg_catalog.current_setting('lock_timeout') as lock,
      pg_catalog.current_setting('statement_timeout') as statement`,
  )
  const [{ pid, lock, statement } = { pid: 0, lock: '0', statement: '0' }] = rows
  const timeouts = { lockTimeoutMs: parseDuration(lock), statementTimeoutMs: parseDuration(statement) }
  return { backend: pid, timeouts }
}

function createClock(): Clock {
  let paused = 0
  return {
    now: () => performance.now() - paused,
    pause: async (action) => {
      const start = performance.now()
      try {
        return await action()
      } finally {
        paused += performance.now() - start
      }
    },
  }
}
