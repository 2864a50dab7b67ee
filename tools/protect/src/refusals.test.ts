import { createTestClock, createTestPlan } from '@ehr/release/testing'
import { expect, test } from 'vitest'
import { refuse } from './testing/github-stand-in.ts'
import { openGitHub } from './testing/open-github.ts'
import { runHere, START } from './testing/run-here.ts'

const plan = createTestPlan()

test('a plan that refuses a rule holds nothing else up, and the next run does what is left', async () => {
  const { env, github, play } = await openGitHub(plan)
  play(
    'POST /repos/{owner}/{repo}/rulesets',
    refuse(403, 'Upgrade to GitHub Pro or make this repository public to enable this feature.'),
  )

  const first = await runHere(env, { plan, mode: 'apply' })

  expect(first.code).toBe(1)
  expect(first.text).toContain('+ ruleset "protect main" (branching.protection.main): failed')
  expect(first.text).toContain('The account’s plan does not offer it: hooks and CI hold the rule instead.')
  expect(first.text).toMatch(/Applied: \d+; failed: 1; not tried: 0\. The same command goes on from here\./)
  expect(github.rulesets.map(({ name }) => name)).toEqual(['protect develop', 'protect tags'])
  expect((await runHere(env, { plan, mode: 'apply' })).code).toBe(0)
  expect(github.rulesets).toHaveLength(3)
})

test('quotes what GitHub says of a setting that it refuses, and tells how far it came', async () => {
  const { env, play } = await openGitHub(plan)
  const wrong = {
    message: 'Validation Failed',
    errors: [{ field: 'name', code: 'invalid' }, 'Name is too long'],
  }
  play('POST /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies', {
    status: 422,
    body: wrong,
  })

  const { text } = await runHere(env, { plan, mode: 'apply' })

  expect(text).toContain('422: Validation Failed; invalid (name); Name is too long.')
  expect(text).toContain('1 of its 2 requests were done before.')
})

test('what a token may not read is said with the permission it needs, and the rest is compared', async () => {
  const { env, play } = await openGitHub(plan)
  play(
    'GET /repos/{owner}/{repo}/actions/permissions',
    refuse(403, 'Resource not accessible by personal access token', {
      'x-accepted-github-permissions': 'administration=read',
    }),
  )

  const { code, text } = await runHere(env, { plan, mode: 'check' })

  expect(code).toBe(1)
  expect(text).toContain('! permissions of workflows could not be looked at:')
  expect(text).toContain('The token may not do this: it needs administration=read')
  expect(text).toContain('+ ruleset "protect main"')
})

test.each([
  ['a token that is not taken', refuse(401, 'Bad credentials'), 'does not take the token'],
  ['a repository that is not there', refuse(404, 'Not Found'), 'There is no such repository'],
])('%s ends it before anything is compared', async (_what, answer, said) => {
  const { env, play } = await openGitHub(plan)
  play('GET /repos/{owner}/{repo}', answer)

  const { code, text, warnings } = await runHere(env, { plan, mode: 'apply' })

  expect([code, text]).toEqual([1, ''])
  expect(warnings).toContain(said)
})

test('nothing is written for somebody who does not administer the repository, nor in an archived one', async () => {
  const { env, github, writes } = await openGitHub(plan)
  Object.assign(github.repository, { permissions: { admin: false } })

  expect((await runHere(env, { plan, mode: 'apply' })).warnings).toContain('Nothing was written')
  expect((await runHere(env, { plan })).text).toContain('not of somebody who administers the repository')
  Object.assign(github.repository, { archived: true })
  expect((await runHere(env, { plan })).warnings).toContain('The repository is archived')
  expect(writes).toEqual([])
})

test('waits where GitHub says how long, then goes on by itself', async () => {
  const { env, play } = await openGitHub(plan)
  const clock = createTestClock(START)
  const reset = String(Date.parse(START) / 1_000 + 120)
  play('POST /repos/{owner}/{repo}/labels', refuse(429, 'Slow down', { 'retry-after': '7' }))
  play(
    'GET /repos/{owner}/{repo}/rulesets',
    refuse(403, 'API rate limit exceeded', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset }),
  )
  play('PUT /repos/{owner}/{repo}/vulnerability-alerts', refuse(502, 'Bad gateway'))

  const { code, warnings } = await runHere(env, { plan, mode: 'apply', clock })

  expect(code).toBe(0)
  expect(warnings).toContain('GitHub’s limit of requests is reached; going on in 120 s.')
  expect(warnings).toContain('going on in 7 s.')
  expect(warnings).toContain('PUT /repos/{owner}/{repo}/vulnerability-alerts: no answer; again in 1 s.')
  expect(clock.now().getTime() - Date.parse(START)).toBe(128_000)
})

test('where the limit lasts too long it ends, says what was applied, and goes on from there later', async () => {
  const { env, github, play } = await openGitHub(plan)
  const clock = createTestClock(START)
  const reset = String(Date.parse(START) / 1_000 + 3_000)
  const used = refuse(403, 'API rate limit exceeded', {
    ...{ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset },
  })
  play('PUT /repos/{owner}/{repo}/vulnerability-alerts', used)

  const { code, text } = await runHere(env, { plan, mode: 'apply', clock })

  expect(code).toBe(1)
  expect(text).toContain('~ secret scanning (github.secretScanning): applied')
  expect(text).toContain('~ alerts of known faults (github.dependencyUpdates.tool): failed')
  expect(text).toContain('+ ruleset "protect main" (branching.protection.main): not tried')
  expect(text).toContain('used up until 2026-11-21T12:50:00.000Z. Run the same command then')
  expect(github.rulesets).toEqual([])
  expect((await runHere(env, { plan, mode: 'apply' })).code).toBe(0)
  expect((await runHere(env, { plan, mode: 'check' })).code).toBe(0)
})

test('a server that is gone is said so, without the token', async () => {
  const { env, close } = await openGitHub(plan)
  await close()

  const { code, warnings } = await runHere(env, { plan, clock: createTestClock(START) })

  expect(code).toBe(1)
  expect(warnings).toContain('nobody answered. Look at the network and at GITHUB_API_URL.')
})

test('the token is never printed, even where GitHub’s answer holds it', async () => {
  const { env, play } = await openGitHub(plan)
  const token = String(env.GITHUB_TOKEN)
  play('POST /repos/{owner}/{repo}/rulesets', refuse(422, `Token ${token} is odd`))

  const { text, warnings } = await runHere(env, { plan, mode: 'apply' })

  expect(text).toContain('Token *** is odd')
  expect(text + warnings).not.toContain(token)
})
