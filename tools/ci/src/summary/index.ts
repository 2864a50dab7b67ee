import { appendFileSync, readFileSync } from 'node:fs'
import * as z from 'zod'
import type { CiContext } from '../scope/run-scope.ts'
import { askGitHub } from '../weekly-report/fetch-week.ts'
import { renderSummary, renderWarnings } from './render-summary.ts'
import { type RunJob, sumStages } from './sum-stages.ts'

/** Which run is told of: that of this job, or jobs in a file, as GitHub lists them. */
export interface SummaryOptions {
  jobs?: string
}

const stagesSchema = z.array(
  z.object({ name: z.string(), jobs: z.array(z.string()), budgetMinutes: z.number() }),
)
const jobsSchema = z.object({
  jobs: z.array(
    z.object({
      name: z.string(),
      conclusion: z.string().nullable(),
      started_at: z.string().nullish(),
      completed_at: z.string().nullish(),
    }),
  ),
})
const PER_PAGE = 100

/**
 * Tells how long the jobs of this run took, by the stages in STAGES: on the terminal and on the page of the run. What
 * cannot be told is said and fails nothing: it decides about no merge.
 */
export async function runSummary({ env }: CiContext, { jobs: file }: SummaryOptions): Promise<string> {
  const stages = stagesSchema.parse(JSON.parse(env.STAGES || '[]'))
  let jobs: RunJob[]
  try {
    jobs = file === undefined ? await fetchRun(env) : readJobs(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    return `::warning::The time of this run is not known. ${error instanceof Error ? error.message : error}`
  }
  const sums = sumStages(jobs, stages, Number(env.TOTAL_MINUTES || 45))
  const text = renderSummary(sums, jobs)
  if (env.GITHUB_STEP_SUMMARY) appendFileSync(env.GITHUB_STEP_SUMMARY, text)
  return [text, ...renderWarnings(sums)].join('\n')
}

async function fetchRun(env: NodeJS.ProcessEnv): Promise<RunJob[]> {
  const { GITHUB_API_URL, GITHUB_REPOSITORY: repository, GITHUB_TOKEN: token, GITHUB_RUN_ID: run } = env
  if (!repository || !token || !run)
    throw new Error('Set GITHUB_REPOSITORY, GITHUB_RUN_ID and GITHUB_TOKEN, or give --jobs with a file.')
  const source = { apiUrl: GITHUB_API_URL || 'https://api.github.com', repository, token }
  const all: RunJob[] = []
  for (let page = 1; ; page += 1) {
    const query = `filter=latest&per_page=${PER_PAGE}&page=${page}`
    const answer = await askGitHub(source, `actions/runs/${run}/jobs?${query}`)
    all.push(...readJobs(answer))
    if (jobsSchema.parse(answer).jobs.length < PER_PAGE) return all
  }
}

/** Jobs that were skipped took no time, and this one has not ended. */
function readJobs(answer: unknown): RunJob[] {
  return jobsSchema.parse(answer).jobs.flatMap(({ name, conclusion, started_at, completed_at }) => {
    const [startedMs, endedMs] = [Date.parse(started_at ?? ''), Date.parse(completed_at ?? '')]
    const hasRun = conclusion !== null && conclusion !== 'skipped' && endedMs >= startedMs
    return hasRun ? [{ name, conclusion, startedMs, endedMs }] : []
  })
}
