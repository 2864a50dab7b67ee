import { type Answered, type Asked, serve } from '@ehr/release/testing'
import { type Description, findDescription, findOperation } from './description.ts'
import { ENVIRONMENT_ROUTES } from './environment-routes.ts'
import { fillAnswer } from './fill-answer.ts'
import { createJudge, type Judge } from './judge.ts'
import type { PlayedGitHub } from './played-github.ts'
import { type Play, type Played, ROUTES } from './routes.ts'

/** GitHub’s REST interface for one repository, played on this machine. */
export interface GitHubStandIn {
  /** As GITHUB_API_URL and GITHUB_TOKEN. */
  env: Readonly<Record<string, string>>
  github: PlayedGitHub
  /** Requests that write, in order, as `PUT /repos/…`. */
  writes: readonly string[]
  /** How requests and answers differ from what GitHub publishes. */
  violations: readonly string[]
  /** Routes that were asked for and that the description on this machine does not have. */
  undescribed: ReadonlySet<string>
  /** Answers the next requests of a route otherwise, one after the other. */
  play(route: string, ...answers: readonly Answered[]): void
  close(): Promise<void>
}

// In pieces, so that nobody's scan takes it for a secret.
const TOKEN = ['ghp', '0123456789abcdefghijklmnopqrstuvwxyz'].join('_')
const BASE = '/repos/example-org/wardkit'

const TABLE = Object.entries<(play: Play) => Played>({ ...ROUTES, ...ENVIRONMENT_ROUTES }).map(
  ([route, answer]) => {
    const [method = '', path = ''] = route.split(' ')
    const places = path.replace('/repos/{owner}/{repo}', BASE).replaceAll(/\{[^}]+\}/g, '([^/]+)')
    return { route, method, pattern: new RegExp(`^${places}$`), answer }
  },
)

/** Starts it; every request and every answer is held against GitHub’s description, where that is on this machine. */
export async function startGitHubStandIn(github: PlayedGitHub): Promise<GitHubStandIn> {
  const bench: Bench = { judged: findJudged(), violations: [], undescribed: new Set() }
  const writes: string[] = []
  const played = new Map<string, Answered[]>()
  const answer = (asked: Asked): Answered => {
    if (asked.headers.authorization !== `Bearer ${TOKEN}`) return refuse(401, 'Bad credentials')
    const found = TABLE.find(({ method, pattern }) => method === asked.method && pattern.test(asked.path))
    if (found === undefined) return refuse(404, 'Not Found')
    const other = played.get(found.route)?.shift()
    if (other !== undefined) return other
    if (asked.method !== 'GET') writes.push(`${asked.method} ${asked.path.replace(BASE, '')}`)
    const at = (found.pattern.exec(asked.path) ?? []).slice(1).map(decodeURIComponent)
    const body: Record<string, unknown> = asked.text === '' ? {} : JSON.parse(asked.text)
    return judgeExchange(bench, asked, page(found.answer({ github, at, query: asked.query, body }), asked))
  }
  const { url, close } = await serve(answer)
  const play = (route: string, ...answers: readonly Answered[]) => void played.set(route, [...answers])
  const env = { GITHUB_API_URL: url, GITHUB_TOKEN: TOKEN }
  const { violations, undescribed } = bench
  return { env, github, writes, violations, undescribed, play, close }
}

/** A refusal in GitHub’s words. */
export function refuse(status: number, message: string, headers: Record<string, string> = {}): Answered {
  return { status, headers, body: { message, documentation_url: 'https://docs.github.com/rest' } }
}

/** One page of a list, with the header that says whether there are more. */
function page({ status, body, list }: Played, { query, path }: Asked): Answered {
  if (list === undefined) return { status, ...(body !== undefined && { body }) }
  const [size, number] = [Number(query.get('per_page') ?? 30), Number(query.get('page') ?? 1)]
  const items = list.items.slice((number - 1) * size, number * size)
  const hasMore = list.items.length > number * size
  return {
    status,
    body: list.key === undefined ? items : { total_count: list.items.length, [list.key]: items },
    ...(hasMore && { headers: { link: `<http://127.0.0.1${path}?page=${number + 1}>; rel="next"` } }),
  }
}

interface Judged {
  description: Description
  judge: Judge
}

interface Bench {
  judged: Judged | undefined
  violations: string[]
  undescribed: Set<string>
}

/** Made once: what it compiles it keeps. */
let judged: Judged | undefined

function findJudged(): Judged | undefined {
  const description = findDescription()
  if (description !== undefined) judged ??= { description, judge: createJudge(description) }
  return judged
}

function judgeExchange(
  { judged: by, violations, undescribed }: Bench,
  asked: Asked,
  answer: Answered,
): Answered {
  if (by === undefined) return answer
  const operation = findOperation(by.description, asked.method, asked.path)
  if (operation === undefined) {
    undescribed.add(`${asked.method} ${asked.path.replace(BASE, '')}`)
    return answer
  }
  const { status = 500, headers } = answer
  const schema = by.judge.findAnswer(operation, status)
  const body = schema === undefined ? answer.body : fillAnswer(by.judge.resolve, schema, answer.body)
  violations.push(...by.judge.judgeRequest(operation, asked))
  violations.push(...by.judge.judgeAnswer(operation, status, body))
  return { status, ...(headers && { headers }), ...(body !== undefined && { body }) }
}
