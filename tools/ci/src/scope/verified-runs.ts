import * as z from 'zod'
import type { RunsSource } from './event.ts'

/** GitHub lists no more than a thousand runs of a filter. */
const PER_PAGE = 100
const MAX_PAGES = 10
const PATIENCE_MS = 20_000

/** A commit whose run on a push to a branch succeeded. */
export interface VerifiedCommit {
  sha: string
  branch: string
}

const pageSchema = z.object({
  workflow_runs: z.array(
    z.object({
      head_sha: z.string(),
      head_branch: z.string().nullable(),
      event: z.string(),
      conclusion: z.string().nullable(),
    }),
  ),
})

/**
 * Lists the commits that a workflow verified, newest first; only pushes count, since a run that a person or the clock
 * started may have checked nothing. Throws when the server cannot be asked.
 */
export async function* fetchVerified(source: RunsSource, branch?: string): AsyncGenerator<VerifiedCommit> {
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const { workflow_runs: runs } = await fetchPage(source, page, branch)
    for (const { head_sha: sha, head_branch, event, conclusion } of runs) {
      const isVerified = event === 'push' && conclusion === 'success' && head_branch !== null
      if (isVerified && (branch === undefined || head_branch === branch)) yield { sha, branch: head_branch }
    }
    if (runs.length < PER_PAGE) return
  }
}

async function fetchPage(source: RunsSource, page: number, branch?: string) {
  const query = new URLSearchParams({
    event: 'push',
    status: 'success',
    exclude_pull_requests: 'true',
    per_page: String(PER_PAGE),
    page: String(page),
    ...(branch !== undefined && { branch }),
  })
  const workflow = encodeURIComponent(source.workflow)
  const url = `${source.apiUrl}/repos/${source.repository}/actions/workflows/${workflow}/runs?${query}`
  const answer = await fetch(url, {
    headers: {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${source.token}`,
      'x-github-api-version': '2022-11-28',
    },
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
  if (!answer.ok)
    throw new Error(
      `GitHub answered ${answer.status} to the list of runs of ${source.workflow}. The job needs the permission actions: read.`,
    )
  return pageSchema.parse(await answer.json())
}
