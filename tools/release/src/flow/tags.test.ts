import { expect, test } from 'vitest'
import { startGitHubStandIn } from '../testing/github-stand-in.ts'
import { createTestWorld } from '../testing/test-world.ts'
import { EXIT } from './exit-code.ts'

/** Staging, deployed by tags and let in by the reviewers of GitHub’s environment, who want to read notes. */
async function createTagged() {
  const github = await startGitHubStandIn()
  github.state.approvals = [
    { state: 'approved', user: { login: 'product' }, environments: [{ name: 'staging' }] },
  ]
  const world = await createTestWorld({ env: { ...github.env, GITHUB_RUN_ID: '77' } })
  const environments = world.options.plan.environments.map((environment) => ({
    ...environment,
    metadata: {
      ...environment.metadata,
      from: { tag: 'staging-*' },
      approval: { how: 'environment' as const, by: ['product'], waitMinutes: 0, needsReleaseNotes: true },
    },
  }))
  return { ...world, github, plan: { ...world.options.plan, environments } }
}

test('a commit without its tag is refused with the tag that would deploy it, the second of a day with a suffix', async () => {
  const { deploy, plan, repository, lines, old, github } = await createTagged()
  repository.git('tag', 'staging-20261121', old)
  expect(await deploy({ plan })).toBe(EXIT.refused)
  expect(lines.join('\n')).toContain('git push origin staging-20261121.2')
  await github.close()
})

test('a tag with notes that a reviewer let in is deployed', async () => {
  const { deploy, plan, repository, lines, tip, github } = await createTagged()
  repository.git('tag', '--annotate', '--message', 'Growth charts', 'staging-20261121.2', tip)
  expect(await deploy({ plan }), lines.join('\n')).toBe(EXIT.done)
  expect(lines.join('\n')).toMatch(/commit +\w{7} is staging-20261121\.2/)
  expect(lines.join('\n')).toContain('of this run by product')
  await github.close()
})

test('a tag without notes is not deployed; nor one that nobody let in', async () => {
  const { deploy, plan, repository, lines, tip, github } = await createTagged()
  repository.git('tag', 'staging-20261121', tip)
  expect(await deploy({ plan })).toBe(EXIT.refused)
  expect(lines.join('\n')).toContain('there are no release notes')
  github.state.approvals = []
  expect(await deploy({ plan })).toBe(EXIT.refused)
  expect(lines.join('\n')).toContain('nobody approved this run for staging')
  await github.close()
})
