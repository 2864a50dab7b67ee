import pg from 'pg'

/** The connections to the database that migrations are tried on, and a clock that stands still while we look. */
export interface Session {
  url: string
  /** What the runner of migrations sets for its connection; 0: nothing. */
  lockTimeoutMs: number
  /** Runs the migration's statements and the probes between them. */
  subject: pg.Client
  /** Looks on from outside. */
  watcher: pg.Client
  /** Number of the subject's backend. */
  backend: number
  clock: Clock
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
  const [subject, watcher] = await Promise.all([connect(url, lockTimeoutMs), connect(url)])
  // It keeps prepared statements, and names things by their schema always.
  await watcher.query('set search_path = pg_catalog; set plan_cache_mode = force_generic_plan; set jit = off')
  return { url, lockTimeoutMs, subject, watcher, backend: await backendOf(subject), clock: createClock() }
}

/** Takes back what a run has set for its session; a connection that broke is replaced. */
export async function resetSession(session: Session): Promise<void> {
  try {
    await session.subject.query(RESET_SQL)
  } catch {
    await session.subject.end().catch(() => undefined)
    session.subject = await connect(session.url, session.lockTimeoutMs)
    session.backend = await backendOf(session.subject)
  }
}

const RESET_SQL =
  'rollback; reset session authorization; reset role; reset all; deallocate all; close all; unlisten *; discard temp; select pg_catalog.pg_advisory_unlock_all()'

/** Closes both connections, whatever state they are in. */
export async function closeSession(session: Session): Promise<void> {
  await Promise.allSettled([session.subject.end(), session.watcher.end()])
}

/** Opens one more connection to the database. */
export async function connect(url: string, lockTimeoutMs = 0): Promise<pg.Client> {
  const options = lockTimeoutMs === 0 ? {} : { options: `-c lock_timeout=${lockTimeoutMs}` }
  const client = new pg.Client({ connectionString: url, application_name: NAME, ...options })
  // A connection that breaks is seen by the query that runs on it.
  client.on('error', () => undefined)
  await client.connect()
  return client
}

async function backendOf(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ pid: number }>('select pg_catalog.pg_backend_pid() as pid')
  return rows[0]?.pid ?? 0
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
