import { type Answered, type Asked, serve } from './serve.ts'

/** What an application says, which a test may change while it runs. */
export interface HealthState {
  release: string
  schema: string | undefined
  isReady: boolean
  /** Statuses of other paths; those that are not named answer 200. */
  statuses: Record<string, number>
  headers: Record<string, string>
  /** What signing in awaits besides the password. */
  awaits: string | null
}

/** An application with the addresses of ours that say how it is, and one account. */
export interface HealthStandIn {
  url: string
  state: HealthState
  /** Who was signed in and never out again. */
  openSessions(): number
  close(): Promise<void>
}

/** The one account. */
export const ACCOUNT = { email: 'synthetic@clinic.test', password: 'made up for the tests' } as const

const HEADERS = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
}

/** Starts an application that serves a release. */
export async function startHealthStandIn(release: string, schema?: string): Promise<HealthStandIn> {
  const state: HealthState = {
    release,
    schema,
    isReady: true,
    statuses: {},
    headers: { ...HEADERS },
    awaits: null,
  }
  const sessions = new Set<string>()
  const { url, close } = await serve((asked) => ({
    headers: state.headers,
    ...answer(asked, state, sessions),
  }))
  return { url, state, openSessions: () => sessions.size, close }
}

function answer({ method, path, headers, text }: Asked, state: HealthState, sessions: Set<string>): Answered {
  const given = state.statuses[path]
  if (given !== undefined) return { status: given, body: {} }
  const token = /session=(\w+)/.exec(headers.cookie ?? '')?.[1] ?? ''
  if (path === '/api/session' && method === 'POST') return signIn(text, state, sessions)
  if (path === '/api/session' && method === 'DELETE') {
    sessions.delete(token)
    return { status: 204 }
  }
  if (path === '/health/live') return { status: 200, body: { status: 'live' } }
  if (path === '/version') return { status: 200, body: { release: state.release } }
  if (path !== '/health/ready') return { status: sessions.has(token) ? 200 : 401, body: {} }
  return state.isReady
    ? { status: 200, body: { status: 'ready', release: state.release, schema: state.schema } }
    : { status: 503, body: { detail: 'The schema is behind.' } }
}

function signIn(text: string, { awaits, headers }: HealthState, sessions: Set<string>): Answered {
  const { email, password } = Object(JSON.parse(text))
  if (email !== ACCOUNT.email || password !== ACCOUNT.password) return { status: 401, body: {} }
  const token = `s${sessions.size + 1}`
  sessions.add(token)
  return {
    status: 200,
    headers: { ...headers, 'set-cookie': `session=${token}; HttpOnly` },
    body: { awaits },
  }
}
