import { createTestClock, createTestPlan } from '@ehr/release/testing'
import { afterEach, expect, test } from 'vitest'
import { hasDescription } from './testing/description.ts'
import { type GitHubStandIn, refuse, startGitHubStandIn } from './testing/github-stand-in.ts'
import { createGitHub } from './testing/played-github.ts'
import { listTeams, runHere, START } from './testing/run-here.ts'

let standIn: GitHubStandIn | undefined

afterEach(async () => {
  await standIn?.close()
  standIn = undefined
})

const plan = createTestPlan()

async function open(people: readonly string[] = listTeams(plan)): Promise<GitHubStandIn> {
  standIn = await startGitHubStandIn(createGitHub(people))
  return standIn
}

test('shows what differs and writes nothing, until it is told to', async () => {
  const { env, writes } = await open()

  const shown = await runHere(env, { plan })

  expect(shown.code).toBe(0)
  expect(shown.text).toContain('+ ruleset "protect main" (branching.protection.main)')
  expect(shown.text).toContain('    allow_rebase_merge: true -> false')
  expect(shown.text).toContain('    secret_scanning: "disabled" -> "enabled"')
  expect(shown.text).toContain('Nothing was written. With --apply it is.')
  expect(writes).toEqual([])
  expect((await runHere(env, { plan, mode: 'check' })).code).toBe(1)
})

test('applies everything, and then there is nothing to do', async () => {
  const { env, github, writes } = await open()

  const applied = await runHere(env, { plan, mode: 'apply' })
  const count = writes.length

  expect([applied.code, applied.text]).toEqual([0, expect.stringMatching(/Applied: \d+\.$/)])
  expect((await runHere(env, { plan, mode: 'check' })).text).toContain(
    '0 of 17 settings differ from delivery.json.',
  )
  expect((await runHere(env, { plan, mode: 'check' })).code).toBe(0)
  expect((await runHere(env, { plan, mode: 'apply' })).code).toBe(0)
  expect(writes.length).toBe(count)
  expect(github.rulesets.map(({ name }) => name)).toEqual(['protect main', 'protect develop', 'protect tags'])
  expect(github.environments.production?.policies).toMatchObject([{ name: 'main', type: 'branch' }])
  expect(github.repository).toMatchObject({ delete_branch_on_merge: true, allow_rebase_merge: false })
  expect(github.selected).toMatchObject({ verified_allowed: false, github_owned_allowed: true })
})

test.skipIf(!hasDescription)(
  'speaks as GitHub’s published description says, and is answered so (../shared/schemas)',
  async () => {
    const { env, github, violations, undescribed } = await open()
    github.labels.push({ name: 'Release', description: 'old' })
    await runHere(env, { plan, mode: 'apply' })
    const develop = github.environments.staging
    develop?.policies.push({ id: 7, name: 'feature/*', type: 'branch' })
    await runHere(env, { plan, mode: 'apply' })

    expect(violations).toEqual([])
    // With a fuller description, by GITHUB_REST_DESCRIPTION, there are none.
    const others = [...undescribed].filter((call) => !NOT_IN_SUBSET.test(call))
    expect(others).toEqual([])
  },
)

/** The description beside the checkout has a part of what GitHub publishes, without these. */
const NOT_IN_SUBSET =
  /secrets$|vulnerability-alerts$|^PATCH \/labels\/|^DELETE .*deployment-branch-policies|^GET \/(orgs|users)\//

test.skipIf(!hasDescription)(
  'the stand-in notices what GitHub would refuse (../shared/schemas)',
  async () => {
    const { env, violations } = await open()
    const headers = { authorization: `Bearer ${env.GITHUB_TOKEN}`, 'content-type': 'application/json' }
    const base = `${env.GITHUB_API_URL}/repos/example-org/wardkit`
    const send = (method: string, path: string, body?: object) =>
      fetch(`${base}${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) })
    await send('POST', '/rulesets', { name: 'x', enforcement: 'sometimes' })
    await send('PATCH', '', { allow_squash: true })
    await send('PUT', '/environments/x', { wait_timer: '0' })
    await send('GET', '/rulesets?parents=no')

    const noticed = violations.join('\n')
    expect(noticed).toContain('/enforcement must be equal to one of the allowed values')
    expect(noticed).toContain('must NOT have additional properties {"additionalProperty":"allow_squash"}')
    expect(noticed).toContain('/wait_timer must be integer')
    expect(noticed).toContain('unknown in the query: parents')
  },
)

test('sets everything that an enterprise is offered, and reads it back as it was told', async () => {
  const large = createTestPlan((metadata) => {
    metadata.github.plan = 'enterprise'
    metadata.branching.nameEnforcement = 'rulesets'
    const { develop, main } = metadata.branching.protection
    if (develop === undefined || main === undefined) throw new Error('The preset changed.')
    develop.includesAdministrators = false
    Object.assign(main, { hasMergeQueue: true, needsLastPushApproval: true })
  })
  const { env, github, violations } = await open()

  const applied = await runHere(env, { plan: large, mode: 'apply' })

  expect([applied.code, violations]).toEqual([0, []])
  expect((await runHere(env, { plan: large, mode: 'check' })).text).toContain(': 0 of 18 settings')
  const types = github.rulesets.flatMap(({ rules }) => rules.map(({ type }) => type))
  expect(types).toEqual(
    expect.arrayContaining(['merge_queue', 'branch_name_pattern', 'commit_message_pattern']),
  )
})

test('brings back what somebody changed by hand, and only that', async () => {
  const { env, github, writes } = await open()
  await runHere(env, { plan, mode: 'apply' })
  const before = writes.length
  const main = github.rulesets.find(({ name }) => name === 'protect main')
  Object.assign(main ?? {}, { enforcement: 'disabled' })
  github.environments.staging?.policies.push({ id: 7, name: 'feature/*', type: 'branch' })
  Object.assign(github.workflow, { default_workflow_permissions: 'write' })

  const checked = await runHere(env, { plan, mode: 'check' })
  const applied = await runHere(env, { plan, mode: 'apply' })

  expect(checked.text).toContain('    enforcement: "disabled" -> "active"')
  expect(checked.text).toContain(
    '    deploys_from: ["branch develop","branch feature/*"] -> ["branch develop"]',
  )
  expect(checked.text).toContain('    default_workflow_permissions: "write" -> "read"')
  expect(applied.code).toBe(0)
  expect(writes.slice(before)).toEqual([
    'PUT /actions/permissions/workflow',
    'PUT /environments/staging',
    'DELETE /environments/staging/deployment-branch-policies/7',
    `PUT /rulesets/${main?.id}`,
  ])
})

test('shows a rule that somebody took out of a ruleset, and one that was put in', async () => {
  const { env, github } = await open()
  await runHere(env, { plan, mode: 'apply' })
  const main = github.rulesets.find(({ name }) => name === 'protect main')
  const kept = (main?.rules ?? []).filter(({ type }) => type !== 'required_signatures')
  Object.assign(main ?? {}, { rules: [...kept, { type: 'creation' }] })

  const { text } = await runHere(env, { plan, mode: 'check' })

  expect(text).toContain('    rules.creation: true -> nothing')
  expect(text).toContain('    rules.required_signatures: nothing -> true')
})

test('leaves alone what it did not make', async () => {
  const { env, github } = await open()
  const foreign = {
    id: 1,
    name: 'legacy',
    source_type: 'Repository',
    enforcement: 'active',
    rules: [],
  } as const
  const ofOrganisation = { ...foreign, id: 2, name: 'protect main', source_type: 'Organization' } as const
  github.rulesets.push({ ...foreign, source: 'x' }, { ...ofOrganisation, source: 'x' })

  const { text } = await runHere(env, { plan, mode: 'apply' })

  expect(text).toContain('Left alone:\n  - ruleset "legacy": it is not in delivery.json.')
  expect(github.rulesets.filter(({ id }) => id < 10)).toMatchObject([foreign, ofOrganisation])
  expect(github.rulesets.filter(({ name }) => name === 'protect main')).toHaveLength(2)
  expect(github.labels).toContainEqual({ name: 'bug', description: null })
})

test('reads lists to their last page', async () => {
  const { env, github } = await open()
  for (let number = 0; number < 150; number += 1) github.labels.push({ name: `l${number}`, description: '' })
  github.labels.push({ name: 'TARGET:main', description: 'Goes into main' })

  const { text } = await runHere(env, { plan, mode: 'check' })
  await runHere(env, { plan, mode: 'apply' })

  expect(text).toContain('    name: "TARGET:main" -> "target:main"')
  expect(github.labels.filter(({ name }) => name.toLowerCase() === 'target:main')).toHaveLength(1)
})

test('sets teams and people as reviewers by their numbers, and says whom GitHub does not know', async () => {
  const approved = createTestPlan(({ environments, people }) => {
    const { production } = environments
    if (production === undefined || people.owners.clinical === undefined)
      throw new Error('The preset changed.')
    people.owners.clinical.github = '@dr-example'
    production.approval = {
      ...{ how: 'environment', by: ['product', 'clinical'], waitMinutes: 30, needsReleaseNotes: false },
    }
  })
  const { env, github } = await open(['example-org/product'])

  const refused = await runHere(env, { plan: approved, mode: 'apply' })
  github.people['dr-example'] = 500
  const applied = await runHere(env, { plan: approved, mode: 'apply' })

  expect(refused.code).toBe(1)
  expect(refused.text).toContain('environment "production" is not set: GitHub knows no @dr-example.')
  expect(applied.code).toBe(0)
  expect(github.environments.production).toMatchObject({
    ...{ wait_timer: 30, prevent_self_review: true },
    reviewers: [
      { type: 'User', id: 500 },
      { type: 'Team', id: 100 },
    ],
  })
  expect((await runHere(env, { plan: approved, mode: 'check' })).code).toBe(0)
})

test('names the secrets that are missing, and demands them where delivery.json does', async () => {
  const { env, github } = await open()
  github.organizationSecrets.push('SLACK_WEBHOOK')
  await runHere(env, { plan, mode: 'apply' })
  github.environments.staging?.secrets.push('AUTH_SECRET')
  const demanding = createTestPlan((metadata) => {
    metadata.github.requiresSecrets = true
    metadata.product.repository = 'example-org/wardkit'
  })

  const { code, text } = await runHere(env, { plan, mode: 'check' })

  expect(code).toBe(0)
  expect(text).toContain('  - secret PAGERDUTY_KEY: gh secret set PAGERDUTY_KEY')
  expect(text).toContain('  - secret AUTH_SECRET of production: gh secret set AUTH_SECRET --env production')
  expect(text).not.toContain('AUTH_SECRET of staging')
  expect(text).not.toContain('SLACK_WEBHOOK')
  expect((await runHere(env, { plan: demanding, mode: 'check' })).code).toBe(1)
})

test('a repository of another kind than delivery.json says is drift, as are owners whom GitHub does not know', async () => {
  const { env, github } = await open()
  await runHere(env, { plan, mode: 'apply' })
  Object.assign(github.repository, { private: true, default_branch: 'main' })
  github.codeOwners.push({ line: 3, kind: 'Unknown owner', source: '* @example-org/gone' })

  const { code, text } = await runHere(env, { plan, mode: 'check' })

  expect(code).toBe(1)
  expect(text).toContain('github.visibility is "public" in delivery.json, and GitHub says "private"')
  expect(text).toContain('CODEOWNERS, line 3: Unknown owner (* @example-org/gone)')
  expect(text).toContain('gh repo edit --default-branch develop')
})

test('what the account’s plan does not offer is left out, and what holds instead is said', async () => {
  const small = createTestPlan((metadata) => {
    Object.assign(metadata.github, {
      ...{ visibility: 'private', secretScanning: { isOn: false, hasPushProtection: false } },
    })
    metadata.branching.enforcement = 'hooks-and-ci'
    Object.assign(metadata.scans, { codeql: false, dependencyReview: false })
    metadata.releases.hasAttestation = false
  })
  const { env, github, writes } = await open()
  Object.assign(github.repository, { private: true })

  const { code, text } = await runHere(env, { plan: small, mode: 'apply' })

  expect(code).toBe(0)
  expect(text).toContain('No rulesets (branching.enforcement; plan free, private): the hooks')
  expect(text).toContain('No environments: the plan free has none for private repositories.')
  expect(text).toContain('Which actions may run is not set')
  expect(github.repository.delete_branch_on_merge).toBe(false)
  expect(writes.filter((write) => /rulesets|environments|selected/.test(write))).toEqual([])
})

test('JSON has the same for machines', async () => {
  const { env } = await open()

  const { text } = await runHere(env, { plan, format: 'json' })
  const { repository, parts } = JSON.parse(text)

  expect(repository).toBe('example-org/wardkit')
  expect(parts).toContainEqual({
    ...{ what: 'alerts of known faults', from: 'github.dependencyUpdates.tool', state: 'different' },
    changes: [{ path: 'enabled', found: false, wanted: true }],
    result: 'not written',
  })
})

test('a plan that refuses a rule holds nothing else up, and the next run does what is left', async () => {
  const { env, github, play } = await open()
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
  const { env, play } = await open()
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
  const { env, play } = await open()
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
  const { env, play } = await open()
  play('GET /repos/{owner}/{repo}', answer)

  const { code, text, warnings } = await runHere(env, { plan, mode: 'apply' })

  expect([code, text]).toEqual([1, ''])
  expect(warnings).toContain(said)
})

test('nothing is written for somebody who does not administer the repository, nor in an archived one', async () => {
  const { env, github, writes } = await open()
  Object.assign(github.repository, { permissions: { admin: false } })

  expect((await runHere(env, { plan, mode: 'apply' })).warnings).toContain('Nothing was written')
  expect((await runHere(env, { plan })).text).toContain('not of somebody who administers the repository')
  Object.assign(github.repository, { archived: true })
  expect((await runHere(env, { plan })).warnings).toContain('The repository is archived')
  expect(writes).toEqual([])
})

test('waits where GitHub says how long, then goes on by itself', async () => {
  const { env, play } = await open()
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
  const { env, github, play } = await open()
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
  const { env, close } = await open()
  await close()
  standIn = undefined

  const { code, warnings } = await runHere(env, { plan, clock: createTestClock(START) })

  expect(code).toBe(1)
  expect(warnings).toContain('nobody answered. Look at the network and at GITHUB_API_URL.')
})

test('the token is never printed, even where GitHub’s answer holds it', async () => {
  const { env, play } = await open()
  const token = String(env.GITHUB_TOKEN)
  play('POST /repos/{owner}/{repo}/rulesets', refuse(422, `Token ${token} is odd`))

  const { text, warnings } = await runHere(env, { plan, mode: 'apply' })

  expect(text).toContain('Token *** is odd')
  expect(text + warnings).not.toContain(token)
})
