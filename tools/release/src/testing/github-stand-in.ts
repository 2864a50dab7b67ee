import { type Answered, type Asked, serve } from './serve.ts'

/** What GitHub knows, which a test may change. */
export interface GitHubState {
  checkRuns: { id: number; name: string; status: string; conclusion: string | null }[]
  pullRequests: {
    number: number
    user: { login: string }
    base: { ref: string }
    head?: { ref: string; sha: string }
    merged_at: string | null
  }[]
  reviews: { user: { login: string }; state: string }[]
  /** Who let the run into which environment. */
  approvals: { state: string; user: { login: string }; environments: { name: string }[] }[]
  comments: { path: string; body: string }[]
  releases: { tag_name: string; body: string; prerelease: boolean }[]
  /** Pull requests that somebody opened here. */
  opened: { head: string; base: string; title: string; body: string }[]
  /** Branches that were merged here, and made. */
  branches: { what: string; body: unknown }[]
  /** Whether merging a branch conflicts. */
  conflicts: boolean
}

/** GitHub’s interface, as far as deployments ask it, played on this machine. */
export interface GitHubStandIn {
  env: Readonly<Record<string, string>>
  state: GitHubState
  close(): Promise<void>
}

/** Starts it, with a commit whose gate passed and that came to `main` by a pull request that was approved. */
export async function startGitHubStandIn(): Promise<GitHubStandIn> {
  const state: GitHubState = {
    checkRuns: [{ id: 1, name: 'ci', status: 'completed', conclusion: 'success' }],
    pullRequests: [
      { number: 12, user: { login: 'author' }, base: { ref: 'main' }, merged_at: '2026-11-21T10:00:00Z' },
    ],
    reviews: [{ user: { login: 'clinician' }, state: 'APPROVED' }],
    approvals: [],
    comments: [],
    releases: [],
    opened: [],
    branches: [],
    conflicts: false,
  }
  const { url, close } = await serve((asked) => answer(asked, state))
  const env = {
    GITHUB_API_URL: url,
    GITHUB_REPOSITORY: 'example-org/wardkit',
    GITHUB_TOKEN: 'ghs_of_the_tests',
  }
  return { env, state, close }
}

function answer({ method, path, headers, text }: Asked, state: GitHubState): Answered {
  if (headers.authorization !== 'Bearer ghs_of_the_tests') return { status: 401, body: {} }
  const rest = path.replace('/repos/example-org/wardkit', '')
  if (/^\/commits\/[0-9a-f]{40}\/check-runs$/.test(rest))
    return { status: 200, body: { check_runs: state.checkRuns } }
  if (/^\/commits\/[0-9a-f]{40}\/pulls$/.test(rest)) return { status: 200, body: state.pullRequests }
  if (rest === '/pulls/12/reviews') return { status: 200, body: state.reviews }
  if (rest === '/actions/runs/77/approvals') return { status: 200, body: state.approvals }
  if (method === 'POST' && rest === '/issues/12/comments') {
    state.comments.push({ path: rest, body: String(Object(JSON.parse(text)).body) })
    return { status: 201, body: {} }
  }
  return answerBranches({ method, rest, text }, state)
}

function answerBranches(
  { method, rest, text }: { method: string; rest: string; text: string },
  state: GitHubState,
): Answered {
  const tag = /^\/releases\/tags\/(.+)$/.exec(rest)?.[1]
  const id = state.releases.findIndex(({ tag_name }) => tag_name === tag)
  if (tag !== undefined && id !== -1) return { status: 200, body: { id, body: state.releases[id]?.body } }
  if (method === 'GET' && rest === '/pulls')
    return { status: 200, body: state.opened.map((_, index) => ({ number: 40 + index })) }
  if (method !== 'POST') return { status: 404, body: {} }
  const asked = JSON.parse(text)
  if (rest === '/releases') state.releases.push(asked)
  else if (rest === '/pulls') state.opened.push(asked)
  else if (rest === '/merges' && state.conflicts) return { status: 409, body: {} }
  else if (rest === '/merges' || rest === '/git/refs') state.branches.push({ what: rest, body: asked })
  else return { status: 404, body: {} }
  return { status: 201, body: { number: 39 + state.opened.length } }
}
