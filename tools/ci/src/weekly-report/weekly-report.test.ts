import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Answer, type Asked, type StandIn, startStandIn } from '../testing/stand-in.ts'
import { runWeeklyReport } from './index.ts'

const NOW = new Date('2026-11-23T06:00:00Z')

let root = ''
let standIn: StandIn | undefined
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ci-week-'))
})
afterEach(async () => {
  await standIn?.close()
  rmSync(root, { recursive: true })
})

test('tells success, minutes and coverage of the last seven days', async () => {
  mkdirSync(join(root, '.reports/coverage'), { recursive: true })
  const gates = [{ name: 'unit', percent: 91.2, wanted: 80, missing: [] }]
  writeFileSync(join(root, '.reports/coverage/gates.json'), JSON.stringify(gates))
  const runs = [
    run(1, 'ci', 'success'),
    run(2, 'ci', 'success', 2),
    run(3, 'ci', 'failure'),
    run(4, 'ci', 'cancelled'),
    run(5, 'nightly', 'timed_out'),
  ]
  const text = await report(github(runs, () => [job('test', 0, 61), job('lint', 0, 30), skipped('build')]))

  expect(text).toBe(`# Week from 2026-11-16: example-org/wardkit

Success rate: 50.0 % of 4 runs

| workflow | succeeded | failed | rate | at a second try |
| --- | ---: | ---: | ---: | ---: |
| ci | 2 | 1 | 66.7 % | 1 |
| nightly | 0 | 1 | 0.0 % | 0 |

Runner minutes: 15
- test: 10
- lint: 5

Coverage:
- unit: 91.2 %, wanted 80 %
`)
  expect(readFileSync(join(root, '.reports/weekly-report.md'), 'utf8')).toBe(text)
})

test('asks as GitHub’s description says, page by page', async () => {
  const runs = Array.from({ length: 130 }, (_, index) => run(index, 'ci', 'success'))
  const text = await report(github(runs, () => [job('test', 0, 60)]))

  expect(text).toContain('Success rate: 100.0 % of 130 runs')
  expect(text).toContain('Runner minutes: 130\n')
  const lists = standIn?.asked.filter(({ url }) => url.pathname.endsWith('/actions/runs')) ?? []
  expect(lists.map(({ url }) => Object.fromEntries(url.searchParams))).toEqual([
    {
      created: '>=2026-11-16',
      status: 'completed',
      exclude_pull_requests: 'true',
      per_page: '100',
      page: '1',
    },
    {
      created: '>=2026-11-16',
      status: 'completed',
      exclude_pull_requests: 'true',
      per_page: '100',
      page: '2',
    },
  ])
  expect(lists[0]?.headers.authorization).toBe('Bearer key')
})

test('a week without runs, and without coverage, is told as such', async () => {
  const text = await report(github([], () => []))
  expect(text).toContain('Success rate: nothing ran.')
  expect(text).toContain('Coverage: not measured')
})

test('a refusal is an error with the permission that is needed', async () => {
  await expect(report(() => ({ status: 403, body: {} }))).rejects.toThrow('permission actions: read')
  await expect(runWeeklyReport({ root, env: {} }, NOW)).rejects.toThrow('set GITHUB_REPOSITORY')
})

async function report(answer: (asked: Asked) => Answer): Promise<string> {
  standIn = await startStandIn(answer)
  const env = { GITHUB_API_URL: standIn.url, GITHUB_REPOSITORY: 'example-org/wardkit', GITHUB_TOKEN: 'key' }
  return runWeeklyReport({ root, env }, NOW)
}

function github(runs: readonly object[], jobsOf: (id: number) => object[]) {
  return ({ url }: Asked): Answer => {
    const page = Number(url.searchParams.get('page'))
    const size = Number(url.searchParams.get('per_page'))
    const id = /\/actions\/runs\/(\d+)\/jobs$/.exec(url.pathname)?.[1]
    const all = id === undefined ? runs : jobsOf(Number(id))
    const part = all.slice((page - 1) * size, page * size)
    return {
      body: { total_count: all.length, ...(id === undefined ? { workflow_runs: part } : { jobs: part }) },
    }
  }
}

function run(id: number, name: string, conclusion: string, run_attempt = 1) {
  return { id, name, path: `.github/workflows/${name}.yml`, conclusion, run_attempt }
}

function job(name: string, from: number, seconds: number) {
  const at = (offset: number) => new Date(NOW.getTime() + offset * 1000).toISOString()
  return { name, started_at: at(from), completed_at: at(from + seconds), runner_id: 7 }
}

function skipped(name: string) {
  return { ...job(name, 0, 600), runner_id: 0 }
}
