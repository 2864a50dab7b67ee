import type { Clock } from './clock.ts'
import { waitBeforeRetry } from './wait-before-retry.ts'

/** One request; `address` is the whole address, and never part of a message: some hold a key. */
export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  address: string
  /** As messages call what is asked: `Render: POST /services/srv-1/deploys`. */
  title: string
  headers?: Readonly<Record<string, string>>
  body?: unknown
  /** 20 seconds when left out. */
  timeoutMs?: number
  /** How often it is tried in all; 5 when left out. */
  attempts?: number
}

/** What was answered. */
export interface HttpAnswer {
  status: number
  headers: Headers
  text: string
}

/** What requests need of where they are made. */
export interface HttpContext {
  clock: Clock
  signal: AbortSignal
  /** Told why something takes longer. */
  say: (line: string) => void
}

/** Nobody answered in time, or at all; whether the other side did what was asked is not known. */
export class NoAnswer extends Error {}

/**
 * Sends a request and waits for its answer, whatever its status. After 429 it waits as long as the other side says and
 * asks again; after 502, 503, 504 or no answer only where asking twice does no harm.
 *
 * @throws NoAnswer; the reason of the signal when that is aborted.
 */
export async function request(context: HttpContext, wanted: HttpRequest): Promise<HttpAnswer> {
  const { attempts = 5, method, title } = wanted
  for (let attempt = 1; ; attempt += 1) {
    const isLast = attempt >= attempts
    const answer = await send(context, wanted).catch((cause: unknown) => {
      context.signal.throwIfAborted()
      if (isLast || method !== 'GET') throw noAnswer(title, cause)
    })
    if (answer !== undefined && (isLast || !isWorthRetrying(method, answer.status))) return answer
    const waitMs = waitBeforeRetry(answer?.headers ?? new Headers(), attempt, context.clock.now())
    if (answer?.status === 429) context.say(`${title}: too many requests; again in ${seconds(waitMs)}`)
    await context.clock.sleep(waitMs, context.signal)
  }
}

const BUSY = [502, 503, 504]

/** What was refused for its number alone was not done. */
function isWorthRetrying(method: HttpRequest['method'], status: number): boolean {
  return status === 429 || (method === 'GET' && BUSY.includes(status))
}

async function send({ signal }: HttpContext, wanted: HttpRequest): Promise<HttpAnswer> {
  const { address, method, headers, body, timeoutMs = 20_000 } = wanted
  const response = await fetch(address, {
    method,
    redirect: 'manual',
    signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

function noAnswer(title: string, cause: unknown): NoAnswer {
  const { name, cause: inner } = Object(cause)
  const { code } = Object(inner)
  const why = name === 'TimeoutError' ? 'it took too long' : String(code ?? 'the connection broke')
  // Without the cause: what fetch throws may quote the address.
  return new NoAnswer(`${title}: no answer (${why}). Look at the network and the address, then try again.`)
}

function seconds(ms: number): string {
  return `${Math.ceil(ms / 1_000)} s`
}
