import * as z from 'zod'
import { parseAnswer } from '../http/parse-answer.ts'
import { type HttpAnswer, type HttpContext, type HttpRequest, request } from '../http/request.ts'

/** Where GitHub’s REST interface is, and whose repository is meant. */
export interface GitHubAccess {
  /** `https://api.github.com`, or that of an own server. */
  baseUrl: string
  /** `owner/name`. */
  repository: string
  token: string
  /** The run of the workflow that asks, when one does. */
  runId: string | undefined
}

/** One check of a commit. */
export type CheckRun = z.infer<typeof checkRun>
/** One pull request that a commit came by. */
export type PullRequest = z.infer<typeof pullRequest>
/** One review. */
export type Review = z.infer<typeof review>

/** GitHub’s REST interface, as far as deployments need it. */
export interface GitHub {
  runId: string | undefined
  listCheckRuns(commit: string): Promise<CheckRun[]>
  listPullRequests(commit: string): Promise<PullRequest[]>
  listReviews(pullRequest: number): Promise<Review[]>
  /** Who let the run into an environment. */
  listRunApprovals(runId: string): Promise<RunApproval[]>
  findReleaseNotes(tag: string): Promise<{ id: number; body: string } | undefined>
  changeReleaseNotes(id: number, body: string): Promise<void>
  /** Publishes a tag that is there. */
  createRelease(release: { tag: string; body: string; isPrerelease: boolean }): Promise<void>
  /** @returns the number of the open pull request between two branches; nothing where there is none. */
  findOpenPullRequest(head: string, base: string): Promise<number | undefined>
  createPullRequest(request: { head: string; base: string; title: string; body: string }): Promise<number>
  /** Makes a branch at a commit. */
  createBranch(name: string, commit: string): Promise<void>
  /** Merges one branch into another by a merge commit that GitHub signs; `conflict` where it cannot. */
  mergeBranch(base: string, head: string): Promise<'merged' | 'conflict'>
  comment(pullRequest: number, body: string): Promise<void>
}

const checkRun = z.object({
  id: z.number(),
  name: z.string(),
  status: z.string(),
  conclusion: z.string().nullable(),
})
const pullRequest = z.object({
  number: z.number(),
  user: z.object({ login: z.string() }).nullable(),
  base: z.object({ ref: z.string() }),
  head: z.object({ ref: z.string(), sha: z.string() }).optional(),
  merged_at: z.string().nullable(),
})
const review = z.object({ user: z.object({ login: z.string() }).nullable(), state: z.string() })
const runApproval = z.object({
  state: z.string(),
  user: z.object({ login: z.string() }).nullable(),
  environments: z.array(z.object({ name: z.string().optional() })),
})
type RunApproval = z.infer<typeof runApproval>
const release = z.object({ id: z.number(), body: z.string().nullable() })

/** Makes a client of one repository. */
export function createGitHub(context: HttpContext, access: GitHubAccess): GitHub {
  const { ask, read } = createAsk(context, access)
  return {
    runId: access.runId,
    listCheckRuns: async (commit) => {
      const page = z.object({ check_runs: z.array(checkRun) })
      return (await read(`/commits/${commit}/check-runs?per_page=100&filter=latest`, page)).check_runs
    },
    listPullRequests: (commit) => read(`/commits/${commit}/pulls?per_page=100`, z.array(pullRequest)),
    listReviews: (number) => read(`/pulls/${number}/reviews?per_page=100`, z.array(review)),
    listRunApprovals: (id) => read(`/actions/runs/${encodeURIComponent(id)}/approvals`, z.array(runApproval)),
    findReleaseNotes: async (tag) => {
      const path = `/releases/tags/${encodeURIComponent(tag)}`
      const answer = await ask('GET', path)
      if (answer.status === 404) return undefined
      const { id, body } = parseAnswer(`GitHub: GET ${path}`, release, accept(`GET ${path}`, answer))
      return { id, body: body ?? '' }
    },
    changeReleaseNotes: async (id, body) => {
      accept('PATCH /releases', await ask('PATCH', `/releases/${id}`, { body }))
    },
    createRelease: async ({ tag, body, isPrerelease }) => {
      const release = { tag_name: tag, name: tag, body, prerelease: isPrerelease }
      accept('POST /releases', await ask('POST', '/releases', release))
    },
    ...createBranching({ ask, read }, access),
    comment: async (number, body) => {
      accept('POST a comment', await ask('POST', `/issues/${number}/comments`, { body }))
    },
  }
}

type Asking = ReturnType<typeof createAsk>

/** Branches, and pull requests between them. */
function createBranching(
  { ask, read }: Asking,
  { repository }: GitHubAccess,
): Pick<GitHub, 'findOpenPullRequest' | 'createPullRequest' | 'createBranch' | 'mergeBranch'> {
  const numbered = z.object({ number: z.number() })
  return {
    findOpenPullRequest: async (head, base) => {
      const query = new URLSearchParams({ state: 'open', base, head: `${repository.split('/')[0]}:${head}` })
      return (await read(`/pulls?${query}`, z.array(numbered)))[0]?.number
    },
    createPullRequest: async (request) => {
      const answer = accept('POST /pulls', await ask('POST', '/pulls', request))
      return parseAnswer('GitHub: POST /pulls', numbered, answer).number
    },
    createBranch: async (name, commit) => {
      const reference = { ref: `refs/heads/${name}`, sha: commit }
      accept('POST /git/refs', await ask('POST', '/git/refs', reference))
    },
    mergeBranch: async (base, head) => {
      const answer = await ask('POST', '/merges', { base, head })
      if (answer.status === 409) return 'conflict'
      accept('POST /merges', answer)
      return 'merged'
    },
  }
}

function createAsk(context: HttpContext, { baseUrl, repository, token }: GitHubAccess) {
  const ask = (method: HttpRequest['method'], path: string, body?: unknown): Promise<HttpAnswer> =>
    request(context, {
      method,
      address: `${baseUrl}/repos/${repository}${path}`,
      title: `GitHub: ${method} ${path.replace(/\?.*$/, '')}`,
      headers: {
        authorization: `Bearer ${token}`,
        accept: 'application/vnd.github+json',
        'x-github-api-version': '2022-11-28',
        'user-agent': 'ehr-release',
      },
      body,
    })
  const read = async <T>(path: string, schema: z.ZodType<T>): Promise<T> => {
    const title = `GET ${path.replace(/\?.*$/, '')}`
    return parseAnswer(`GitHub: ${title}`, schema, accept(title, await ask('GET', path)))
  }
  return { ask, read }
}

function accept(title: string, answer: HttpAnswer): HttpAnswer {
  if (answer.status >= 200 && answer.status < 300) return answer
  throw new Error(
    `GitHub: ${title} was refused with ${answer.status}. Look at the permissions of GITHUB_TOKEN in the job.`,
  )
}
