import * as z from 'zod'

/** Where GitHub is asked. */
export interface WeekSource {
  apiUrl: string
  repository: string
  token: string
}

/** One run of a workflow that has ended. */
export interface EndedRun {
  id: number
  workflow: string
  conclusion: string
  attempt: number
}

/** One job of a run: how long a runner was busy with it. */
export interface EndedJob {
  name: string
  minutes: number
}

const PER_PAGE = 100
/** GitHub lists no more than a thousand runs of a filter. */
const MAX_PAGES = 10
const PATIENCE_MS = 30_000

const runsSchema = z.object({
  total_count: z.number(),
  workflow_runs: z.array(
    z.object({
      id: z.number(),
      name: z.string().nullish(),
      path: z.string(),
      conclusion: z.string().nullable(),
      run_attempt: z.number().default(1),
    }),
  ),
})
const jobsSchema = z.object({
  jobs: z.array(
    z.object({
      name: z.string(),
      started_at: z.string().nullable(),
      completed_at: z.string().nullable(),
      runner_id: z.number().nullish(),
    }),
  ),
})

/** Fetches the runs that were begun from a day on and have ended. @param since such as `2026-11-14` */
export async function fetchRuns(source: WeekSource, since: string): Promise<EndedRun[]> {
  const all: EndedRun[] = []
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const query = new URLSearchParams({
      created: `>=${since}`,
      status: 'completed',
      exclude_pull_requests: 'true',
      per_page: String(PER_PAGE),
      page: String(page),
    })
    const { workflow_runs: runs } = runsSchema.parse(await askGitHub(source, `actions/runs?${query}`))
    for (const { id, name, path, conclusion, run_attempt: attempt } of runs)
      if (conclusion !== null) all.push({ id, workflow: name ?? path, conclusion, attempt })
    if (runs.length < PER_PAGE) break
  }
  return all
}

/** Fetches the jobs of a run, those of earlier attempts too; each begun minute counts, as GitHub bills. */
export async function fetchJobs(source: WeekSource, run: number): Promise<EndedJob[]> {
  const all: EndedJob[] = []
  for (let page = 1; ; page += 1) {
    const query = `filter=all&per_page=${PER_PAGE}&page=${page}`
    const { jobs } = jobsSchema.parse(await askGitHub(source, `actions/runs/${run}/jobs?${query}`))
    for (const { name, started_at: start, completed_at: end, runner_id: runner } of jobs) {
      // A job that was skipped had no runner.
      if (start === null || end === null || !runner) continue
      all.push({ name, minutes: Math.max(0, Math.ceil((Date.parse(end) - Date.parse(start)) / 60_000)) })
    }
    if (jobs.length < PER_PAGE) return all
  }
}

/** Asks GitHub’s REST interface about the repository. @throws with the permission that is missing */
export async function askGitHub({ apiUrl, repository, token }: WeekSource, path: string): Promise<unknown> {
  const answer = await fetch(`${apiUrl}/repos/${repository}/${path}`, {
    headers: {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${token}`,
      'x-github-api-version': '2022-11-28',
    },
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
  if (answer.ok) return answer.json()
  throw new Error(
    `GitHub answered ${answer.status} to ${path}. The job needs the permission actions: read; after 403 or 429 it may be the limit of requests.`,
  )
}
