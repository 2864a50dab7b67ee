import { createTestPlan } from '@ehr/release/testing'
import { expect, test } from 'vitest'
import { openGitHub } from './testing/open-github.ts'
import { runHere } from './testing/run-here.ts'

const plan = createTestPlan()

test('shows what differs and writes nothing, until it is told to', async () => {
  const { env, writes } = await openGitHub(plan)

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
  const { env, github, writes } = await openGitHub(plan)

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

test('brings back what somebody changed by hand, and only that', async () => {
  const { env, github, writes } = await openGitHub(plan)
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
  const { env, github } = await openGitHub(plan)
  await runHere(env, { plan, mode: 'apply' })
  const main = github.rulesets.find(({ name }) => name === 'protect main')
  const kept = (main?.rules ?? []).filter(({ type }) => type !== 'required_signatures')
  Object.assign(main ?? {}, { rules: [...kept, { type: 'creation' }] })

  const { text } = await runHere(env, { plan, mode: 'check' })

  expect(text).toContain('    rules.creation: true -> nothing')
  expect(text).toContain('    rules.required_signatures: nothing -> true')
})

test('leaves alone what it did not make', async () => {
  const { env, github } = await openGitHub(plan)
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
  const { env, github } = await openGitHub(plan)
  for (let number = 0; number < 150; number += 1) github.labels.push({ name: `l${number}`, description: '' })
  github.labels.push({ name: 'TARGET:main', description: 'Goes into main' })

  const { text } = await runHere(env, { plan, mode: 'check' })
  await runHere(env, { plan, mode: 'apply' })

  expect(text).toContain('    name: "TARGET:main" -> "target:main"')
  expect(github.labels.filter(({ name }) => name.toLowerCase() === 'target:main')).toHaveLength(1)
})

test('JSON has the same for machines', async () => {
  const { env } = await openGitHub(plan)

  const { text } = await runHere(env, { plan, format: 'json' })
  const { repository, parts } = JSON.parse(text)

  expect(repository).toBe('example-org/wardkit')
  expect(parts).toContainEqual({
    ...{ what: 'alerts of known faults', from: 'github.dependencyUpdates.tool', state: 'different' },
    changes: [{ path: 'enabled', found: false, wanted: true }],
    result: 'not written',
  })
})
