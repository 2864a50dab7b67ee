import { createTestPlan } from '@ehr/release/testing'
import { expect, test } from 'vitest'
import { openGitHub } from './testing/open-github.ts'
import { runHere } from './testing/run-here.ts'

const plan = createTestPlan()

test('sets everything that an enterprise is offered, and reads it back as it was told', async () => {
  const large = createTestPlan((metadata) => {
    metadata.github.plan = 'enterprise'
    metadata.branching.nameEnforcement = 'rulesets'
    const { develop, main } = metadata.branching.protection
    if (develop === undefined || main === undefined) throw new Error('The preset changed.')
    develop.includesAdministrators = false
    Object.assign(main, { hasMergeQueue: true, needsLastPushApproval: true })
  })
  const { env, github, violations } = await openGitHub(plan)

  const applied = await runHere(env, { plan: large, mode: 'apply' })

  expect([applied.code, violations]).toEqual([0, []])
  expect((await runHere(env, { plan: large, mode: 'check' })).text).toContain(': 0 of 18 settings')
  const types = github.rulesets.flatMap(({ rules }) => rules.map(({ type }) => type))
  expect(types).toEqual(
    expect.arrayContaining(['merge_queue', 'branch_name_pattern', 'commit_message_pattern']),
  )
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
  const { env, github } = await openGitHub(plan, ['example-org/product'])

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
  const { env, github } = await openGitHub(plan)
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
  const { env, github } = await openGitHub(plan)
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
  const { env, github, writes } = await openGitHub(plan)
  Object.assign(github.repository, { private: true })

  const { code, text } = await runHere(env, { plan: small, mode: 'apply' })

  expect(code).toBe(0)
  expect(text).toContain('No rulesets (branching.enforcement; plan free, private): the hooks')
  expect(text).toContain('No environments: the plan free has none for private repositories.')
  expect(text).toContain('Which actions may run is not set')
  expect(github.repository.delete_branch_on_merge).toBe(false)
  expect(writes.filter((write) => /rulesets|environments|selected/.test(write))).toEqual([])
})
