import { once } from 'node:events'
import { createServer } from 'node:http'
import type { RehearsedEvent } from '../event/event.ts'

/** GitHub’s interface, as far as our own commands ask it, played on this machine. */
export interface GitHubStandIn {
  url: string
  close: () => Promise<void>
}

/** What it knows. */
export interface GitHubFacts {
  event: RehearsedEvent
  /** Names that checks report: all of them count as passed. */
  checks: readonly string[]
  /** People who approved what is asked for. */
  approvers: readonly string[]
  environments: readonly string[]
  /** The jobs of this run that have ended. */
  listJobs: () => readonly unknown[]
  /** Told what is asked that it does not know. */
  onUnknown: (what: string) => void
}

type Answer = (facts: GitHubFacts) => unknown

/** Paths behind `/repos/owner/name`, and what is said there. */
const ANSWERS: readonly (readonly [RegExp, Answer])[] = [
  [/^\/actions\/workflows\/[^/]+\/runs$/, ({ event }) => ({ workflow_runs: listRuns(event) })],
  [
    /^\/commits\/[^/]+\/check-runs$/,
    ({ checks }) => ({
      check_runs: checks.map((name, id) => ({ id, name, status: 'completed', conclusion: 'success' })),
    }),
  ],
  [
    /^\/commits\/[^/]+\/pulls$/,
    ({ event }) => [
      {
        ...{ number: 7, user: { login: 'author' }, base: { ref: event.refName } },
        merged_at: '2000-01-01T00:00:00Z',
      },
    ],
  ],
  [
    /^\/pulls\/7\/reviews$/,
    ({ approvers }) => approvers.map((login) => ({ user: { login }, state: 'APPROVED' })),
  ],
  [/^\/actions\/runs\/\d+\/jobs$/, ({ listJobs }) => ({ jobs: listJobs() })],
  [
    /^\/actions\/runs\/\d+\/approvals$/,
    ({ approvers, environments }) =>
      approvers.map((login) => ({
        ...{ state: 'approved', user: { login } },
        environments: environments.map((name) => ({ name })),
      })),
  ],
  [/^\/releases\/tags\/[^/]+$/, () => ({ id: 1, body: 'Notes of the rehearsal.' })],
  [/^\/releases\/1$/, () => ({})],
  [/^\/issues\/7\/comments$/, () => ({})],
]

/** Starts it, on this machine only. */
export async function startGitHubStandIn(facts: GitHubFacts): Promise<GitHubStandIn> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1')
    const path = pathname.replace(/^\/repos\/[^/]+\/[^/]+/, '')
    const method = request.method ?? 'GET'
    const [, answer] = ANSWERS.find(([pattern]) => pattern.test(path)) ?? []
    request.resume()
    if (answer === undefined) facts.onUnknown(`${method} ${pathname}`)
    const body = answer?.(facts) ?? { message: 'Not Found' }
    const status = answer === undefined ? 404 : method === 'POST' ? 201 : 200
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** What was there before counts as verified, where something was. */
function listRuns({ base, refName }: RehearsedEvent): unknown[] {
  return base === undefined
    ? []
    : [{ head_sha: base, head_branch: refName, event: 'push', status: 'completed', conclusion: 'success' }]
}
