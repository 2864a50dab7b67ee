import type { Clock } from '@ehr/release'
import { request } from '@octokit/request'
import { RequestError } from '@octokit/request-error'
import { Refused, Stopped } from '../refused.ts'
import type { GitHubAccess } from './access.ts'
import type { Call } from './call.ts'
import { describeRefusal } from './refusal.ts'
import { decideWait, type RefusedAnswer } from './wait-time.ts'

/** GitHub’s REST interface for one repository, whose owner and name fill every path. */
export interface GitHubClient {
  /** Sends a request and gives the body of its answer. @throws Refused, Stopped */
  send(call: Call): Promise<unknown>
  /** The same, and nothing where there is no such thing (404). */
  find(call: Call): Promise<unknown>
  /** All pages of a list. @param key where the list lies in the answer, when that is no list itself */
  list(call: Call, key?: string): Promise<unknown[]>
}

/** What the client works with. */
export interface ClientContext {
  clock: Clock
  signal: AbortSignal
  /** Told why something takes longer. */
  say: (line: string) => void
}

interface Answer {
  data: unknown
  /** The header that says whether there are more pages. */
  link: string
}

const PATIENCE_MS = 30_000
const PER_PAGE = 100

/** Makes the client. It waits where GitHub says that there were too many requests, and asks again where that is safe. */
export function createClient(context: ClientContext, access: GitHubAccess): GitHubClient {
  const ask = createAsk(context, access)
  return {
    send: async (call) => (await ask(call)).data,
    find: async (call) => {
      try {
        return (await ask(call)).data ?? {}
      } catch (error) {
        if (error instanceof Refused && error.status === 404) return undefined
        throw error
      }
    },
    list: async (call, key) => {
      const all: unknown[] = []
      for (let page = 1; ; page += 1) {
        const parameters = { ...call.parameters, per_page: PER_PAGE, page }
        const { data, link } = await ask({ ...call, parameters })
        const items: unknown = key === undefined ? data : Object(data)[key]
        if (!Array.isArray(items)) throw new Error(`${call.route}: the answer has no list.`)
        all.push(...items)
        if (!link.includes('rel="next"')) return all
      }
    },
  }
}

function createAsk(context: ClientContext, { baseUrl, owner, repo, token }: GitHubAccess) {
  const octokit = request.defaults({
    baseUrl,
    headers: {
      authorization: `Bearer ${token}`,
      'user-agent': 'ehr-protect',
      'x-github-api-version': '2022-11-28',
    },
  })
  return async ({ route, parameters }: Call): Promise<Answer> => {
    const signal = AbortSignal.any([context.signal, AbortSignal.timeout(PATIENCE_MS)])
    const options = { owner, repo, ...parameters, request: { signal } }
    for (let attempt = 1; ; attempt += 1) {
      try {
        const { data, headers } = await octokit(String(route), options)
        return { data, link: headers.link ?? '' }
      } catch (error) {
        context.signal.throwIfAborted()
        await waitOrThrow(context, { route, attempt, error })
      }
    }
  }
}

interface Failed {
  route: string
  attempt: number
  error: unknown
}

async function waitOrThrow({ clock, signal, say }: ClientContext, failed: Failed): Promise<void> {
  const { route, attempt, error } = failed
  const refused = readRefusal(error)
  const isRepeatable = !route.startsWith('POST ')
  const decision = decideWait(refused, { attempt, isRepeatable, now: clock.now() })
  if (decision.kind === 'wait') {
    const seconds = Math.ceil(decision.ms / 1_000)
    say(
      decision.isLimit
        ? `GitHub’s limit of requests is reached; going on in ${seconds} s.`
        : `${route}: no answer; again in ${seconds} s.`,
    )
    return clock.sleep(decision.ms, signal)
  }
  if (decision.kind === 'too-long')
    throw new Stopped(
      `GitHub’s limit of requests is used up until ${decision.until.toISOString()}. Run the same command then: it goes on where this one ended.`,
    )
  throw toError(route, error, refused)
}

function readRefusal(error: unknown): RefusedAnswer {
  if (!(error instanceof RequestError) || error.response === undefined) return { headers: {}, message: '' }
  return { status: error.status, headers: error.response.headers, message: error.message }
}

function toError(route: string, error: unknown, { status }: RefusedAnswer): Error {
  if (!(error instanceof RequestError) || status === undefined)
    return new Stopped(`${route}: nobody answered. Look at the network and at GITHUB_API_URL.`)
  if (status === 401)
    return new Stopped('GitHub does not take the token in GITHUB_TOKEN: it has ended, or was mistyped.')
  const needed = error.response?.headers['x-accepted-github-permissions']
  const permissions = needed === undefined ? undefined : String(needed)
  return new Refused(status, describeRefusal(route, status, error.response?.data, permissions))
}
