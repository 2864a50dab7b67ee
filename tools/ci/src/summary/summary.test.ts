import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Answer, type Asked, type StandIn, startStandIn } from '../testing/stand-in.ts'
import { runSummary } from './index.ts'

const STAGES = JSON.stringify([
  { name: 'build', jobs: ['build', 'image build'], budgetMinutes: 10 },
  { name: 'test', jobs: ['end to end', 'test'], budgetMinutes: 2 },
  { name: 'deploy', jobs: ['deploy to staging'], budgetMinutes: 15 },
])

let root = ''
let standIn: StandIn | undefined
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ci-summary-'))
})
afterEach(async () => {
  await standIn?.close()
  standIn = undefined
  rmSync(root, { recursive: true })
})

const JOBS = [
  job('build', 0, 90),
  job('test 1/2', 60, 120),
  job('test 2/2', 60, 240, 'failure'),
  job('testing of ours', 0, 10),
  { ...job('end to end 1/2', 0, 900), conclusion: 'skipped' },
  { ...job('summary of ci', 300, 0), conclusion: null, completed_at: null },
]

test('tells each stage from its first job to its last against its budget, and what took longest', async () => {
  const file = join(root, 'page.md')
  const text = await summarize(() => ({ body: { jobs: JOBS } }), { GITHUB_STEP_SUMMARY: file })

  expect(readFileSync(file, 'utf8')).toBe(`## Time by stage

| stage | took | budget | of runners | |
| --- | ---: | ---: | ---: | --- |
| build | 1 min 30 s | 10 min | 1 min 30 s |  |
| test | 3 min 0 s | 2 min | 4 min 0 s | over its budget, failed |
| all | 4 min 0 s | 45 min | 5 min 40 s | failed |

Longest jobs:
- test 2/2: 3 min 0 s
- build: 1 min 30 s
- test 1/2: 1 min 0 s
- testing of ours: 10 s
`)
  expect(text).toContain('::warning::test took 3 min 0 s, and may take 2 min (pipelines.budgets).')
})

test('asks for the jobs of the newest attempt, page by page', async () => {
  const many = Array.from({ length: 120 }, (_, index) => job(`test ${index}/120`, index, index + 1))
  const text = await summarize(({ url }) => {
    const page = Number(url.searchParams.get('page'))
    return { body: { jobs: many.slice((page - 1) * 100, page * 100) } }
  })

  expect(text).toContain('| all | 2 min 0 s |')
  expect(standIn?.asked.map(({ url }) => `${url.pathname}${url.search}`)).toEqual([
    '/repos/example-org/wardkit/actions/runs/77/jobs?filter=latest&per_page=100&page=1',
    '/repos/example-org/wardkit/actions/runs/77/jobs?filter=latest&per_page=100&page=2',
  ])
})

test('what GitHub refuses is a warning, and so is a run of nobody', async () => {
  const refused = await summarize(() => ({ status: 403, body: {} }))

  expect(refused).toMatch(/^::warning::The time of this run is not known\. .*actions: read/)
  expect(await runSummary({ root, env: {} }, {})).toContain('or give --jobs with a file')
})

test('reads jobs that were recorded, and says where none ran', async () => {
  const file = join(root, 'jobs.json')
  writeFileSync(file, JSON.stringify({ jobs: JOBS }))
  const recorded = await runSummary({ root, env: { STAGES } }, { jobs: file })
  writeFileSync(file, JSON.stringify({ jobs: [] }))

  expect(recorded).toContain('| build | 1 min 30 s |')
  expect(await runSummary({ root, env: { STAGES } }, { jobs: file })).toContain('No job ran.')
})

async function summarize(answer: (asked: Asked) => Answer, more: Record<string, string> = {}) {
  standIn = await startStandIn(answer)
  const at = { GITHUB_API_URL: standIn.url, GITHUB_REPOSITORY: 'example-org/wardkit', GITHUB_RUN_ID: '77' }
  return runSummary({ root, env: { ...at, GITHUB_TOKEN: 'key', STAGES, TOTAL_MINUTES: '45', ...more } }, {})
}

function job(name: string, from: number, to: number, conclusion = 'success') {
  const at = (seconds: number) => new Date(Date.UTC(2026, 10, 22) + seconds * 1_000).toISOString()
  return { name, conclusion, started_at: at(from), completed_at: at(to) }
}
