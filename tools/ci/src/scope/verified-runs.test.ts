import { afterEach, expect, test } from 'vitest'
import { type Answer, type Asked, type StandIn, startStandIn } from '../testing/stand-in.ts'
import { fetchVerified, type VerifiedCommit } from './verified-runs.ts'

let standIn: StandIn | undefined

afterEach(async () => {
  await standIn?.close()
  standIn = undefined
})

test('asks page by page for what succeeded on pushes to a branch, as GitHub’s description says', async () => {
  const all = Array.from({ length: 230 }, (_, index) => run(`sha-${index}`))
  const found = await listAll(pages(all), 'develop')

  expect(found.map(({ sha }) => sha)).toEqual(all.map(({ head_sha }) => head_sha))
  expect(standIn?.asked.map(({ url }) => url.searchParams.get('page'))).toEqual(['1', '2', '3'])
  const { url, headers } = standIn?.asked[0] ?? {}
  expect(url?.pathname).toBe('/repos/example-org/wardkit/actions/workflows/ci.yml/runs')
  expect(Object.fromEntries(url?.searchParams ?? [])).toEqual({
    branch: 'develop',
    event: 'push',
    status: 'success',
    exclude_pull_requests: 'true',
    per_page: '100',
    page: '1',
  })
  expect(headers).toMatchObject({ authorization: 'Bearer key', accept: 'application/vnd.github+json' })
})

test('takes no more pages than it needs', async () => {
  const all = Array.from({ length: 300 }, (_, index) => run(`sha-${index}`))
  standIn = await startStandIn(pages(all))
  for await (const { sha } of fetchVerified(source(standIn.url))) if (sha === 'sha-3') break

  expect(standIn.asked).toHaveLength(1)
})

test('a run that failed, that a person started, or that belongs to another branch is no proof', async () => {
  const found = await listAll(
    pages([
      run('red', { conclusion: 'failure' }),
      run('asked', { event: 'workflow_dispatch' }),
      run('elsewhere', { head_branch: 'main' }),
      run('lost', { head_branch: null }),
      run('green'),
    ]),
    'develop',
  )
  expect(found).toEqual([{ sha: 'green', branch: 'develop' }])
})

test('a refusal names the permission that the job needs', async () => {
  await expect(listAll(() => ({ status: 403, body: { message: 'no' } }))).rejects.toThrow(
    'answered 403 to the list of runs of ci.yml. The job needs the permission actions: read.',
  )
})

test('an answer of another shape is an error, not an empty list', async () => {
  await expect(listAll(() => ({ body: { runs: [] } }))).rejects.toThrow('workflow_runs')
})

async function listAll(answer: (asked: Asked) => Answer, branch?: string): Promise<VerifiedCommit[]> {
  standIn = await startStandIn(answer)
  const all: VerifiedCommit[] = []
  for await (const each of fetchVerified(source(standIn.url), branch)) all.push(each)
  return all
}

function source(apiUrl: string) {
  return { apiUrl, repository: 'example-org/wardkit', workflow: 'ci.yml', token: 'key' }
}

function pages(all: readonly object[]) {
  return ({ url }: Asked): Answer => {
    const page = Number(url.searchParams.get('page'))
    const size = Number(url.searchParams.get('per_page'))
    return { body: { total_count: all.length, workflow_runs: all.slice((page - 1) * size, page * size) } }
  }
}

function run(head_sha: string, other: object = {}) {
  return { head_sha, head_branch: 'develop', event: 'push', conclusion: 'success', ...other }
}
