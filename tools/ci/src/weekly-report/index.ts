import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import type { CiContext } from '../scope/run-scope.ts'
import { type EndedJob, fetchJobs, fetchRuns, type WeekSource } from './fetch-week.ts'
import { renderWeek } from './report.ts'

const WEEK_MS = 7 * 24 * 60 * 60 * 1000
const AT_ONCE = 8
/** A token of a job may ask a thousand times an hour. */
const MAX_LOOKED_AT = 700
const FILE = '.reports/weekly-report.md'

const gatesSchema = z.array(
  z.object({ name: z.string(), percent: z.number(), wanted: z.number(), missing: z.array(z.string()) }),
)

/** Tells how the pipelines did in the last seven days: on the terminal, on the page of the run, and in a file. */
export async function runWeeklyReport({ root, env }: CiContext, now: Date): Promise<string> {
  const source = readSource(env)
  const since = new Date(now.getTime() - WEEK_MS).toISOString().slice(0, 10)
  const runs = await fetchRuns(source, since)
  const newest = runs.slice(0, MAX_LOOKED_AT)
  const coverage = readCoverage(root)
  const text = renderWeek({
    repository: source.repository,
    since,
    runs,
    jobs: await fetchAllJobs(
      source,
      newest.map(({ id }) => id),
    ),
    lookedAt: newest.length,
    ...(coverage && { coverage }),
  })
  if (env.GITHUB_STEP_SUMMARY) appendFileSync(env.GITHUB_STEP_SUMMARY, text)
  mkdirSync(join(root, '.reports'), { recursive: true })
  writeFileSync(join(root, FILE), text)
  return text
}

async function fetchAllJobs(source: WeekSource, ids: readonly number[]): Promise<EndedJob[]> {
  const waiting = [...ids]
  const all: EndedJob[] = []
  const work = async () => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift())
      all.push(...(await fetchJobs(source, id)))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return all
}

function readSource({ GITHUB_API_URL, GITHUB_REPOSITORY, GITHUB_TOKEN }: NodeJS.ProcessEnv): WeekSource {
  if (!GITHUB_REPOSITORY || !GITHUB_TOKEN)
    throw new Error(
      'The report asks GitHub: set GITHUB_REPOSITORY, such as owner/name, and GITHUB_TOKEN, which may read actions.',
    )
  return {
    apiUrl: GITHUB_API_URL || 'https://api.github.com',
    repository: GITHUB_REPOSITORY,
    token: GITHUB_TOKEN,
  }
}

function readCoverage(root: string) {
  const file = join(root, '.reports/coverage/gates.json')
  return existsSync(file) ? gatesSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined
}
