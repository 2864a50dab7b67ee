import { expect, test } from 'vitest'
import { conditionOf, joinTriggers, startsOnPullRequest } from './triggers.ts'

test('joins what starts jobs, each once and in order', () => {
  const joined = joinTriggers([
    { pullRequests: ['main'], branches: ['main'], dispatch: ask('staging') },
    { pullRequests: ['develop'], branches: ['develop', 'main'], schedules: ['0 1 * * *'] },
    { dispatch: ask('production') },
  ])

  expect(joined).toEqual({
    pullRequests: ['develop', 'main'],
    branches: ['develop', 'main'],
    schedules: ['0 1 * * *'],
    dispatch: {
      environment: { description: 'Which?', isRequired: true, options: ['production', 'staging'] },
    },
  })
  expect(joinTriggers([{ pullRequests: ['main'] }, { pullRequests: 'any' }])).toEqual({ pullRequests: 'any' })
})

test('a job says on which of its workflow’s triggers it works', () => {
  const workflow = joinTriggers([
    { pullRequests: 'any', branches: ['main'], tags: ['v*'], releases: true, dispatch: ask('staging') },
  ])

  expect(conditionOf(workflow, workflow)).toBeUndefined()
  expect(conditionOf({ pullRequests: ['main'] }, workflow)).toBe(
    "(github.event_name == 'pull_request' && github.base_ref == 'main')",
  )
  expect(conditionOf({ branches: ['main'], tags: ['v*'], releases: true }, workflow)).toBe(
    [
      "(github.event_name == 'push' && github.ref == 'refs/heads/main')",
      "(github.event_name == 'push' && startsWith(github.ref, 'refs/tags/v'))",
      "github.event_name == 'release'",
    ].join(' || '),
  )
  expect(conditionOf({ dispatch: ask('staging') }, workflow)).toBe(
    "(github.event_name == 'workflow_dispatch' && inputs.environment == 'staging')",
  )
})

test('what is triggered by a pattern compares by its beginning', () => {
  const workflow = joinTriggers([{ branches: ['develop', 'main', 'release/**'] }])
  expect(conditionOf({ branches: ['develop', 'release/**'] }, workflow)).toBe(
    [
      "(github.event_name == 'push' && github.ref == 'refs/heads/develop')",
      "(github.event_name == 'push' && startsWith(github.ref, 'refs/heads/release/'))",
    ].join(' || '),
  )
})

test('knows which pull requests start something', () => {
  expect(startsOnPullRequest({ pullRequests: ['main'] }, 'main')).toBe(true)
  expect(startsOnPullRequest({ pullRequests: ['main'] }, 'develop')).toBe(false)
  expect(startsOnPullRequest({ branches: ['main'] }, 'main')).toBe(false)
  expect(startsOnPullRequest({ pullRequestTargets: 'any' }, 'main')).toBe(true)
})

function ask(value: string) {
  return { environment: { description: 'Which?', isRequired: true, value } }
}
