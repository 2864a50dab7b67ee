import { expect, test } from 'vitest'
import { expression } from '../plan/expression.ts'
import { type GitHubEvent, openPullRequest, push } from './events.ts'
import { judgeSet, simulate } from './judged-set.ts'
import { listSets } from './rendered-sets.ts'

const sets = listSets()
const JOBS = /^(version|candidate|tag|sync-back-.*)$/

async function listJobs(name: string, event: GitHubEvent): Promise<string[]> {
  const set = sets.find((each) => each.name === name)
  if (set === undefined) throw new Error(`There is no set ${name}.`)
  const workflows = await judgeSet(set.plan)
  return simulate(workflows, [event], { fails: new Set(), isAffected: true })
    .filter(({ id, result }) => JOBS.test(id) && result === 'success')
    .map(({ id }) => id)
    .sort()
}

test.each<[string, string, string[]]>([
  ['hikma', 'develop', ['version']],
  ['hikma', 'release/v1.2.0', ['candidate', 'version']],
  ['hikma', 'main', ['sync-back-main']],
  ['hikma', 'feature/x', []],
  ['hikma', 'hotfix/x', []],
  ['healthbridge', 'release/v1.2.0', ['candidate', 'version']],
  ['medstack', 'main', ['tag', 'version']],
  ['three-stage', 'development', ['version']],
  ['three-stage', 'staging', ['sync-back-staging']],
  ['three-stage', 'main', ['sync-back-main', 'tag']],
  ['stmary', 'deploy/stmary-staging', ['tag', 'version']],
])('in %s a push to %s runs %j', async (name, branch, jobs) => {
  expect(await listJobs(name, push('branch', branch))).toEqual(jobs)
})

test('no pull request and no tag makes versions', async () => {
  const events = [...openPullRequest('develop', 'release/v1.2.0'), push('tag', 'v1.2.0-rc.0')]

  for (const event of events) expect(await listJobs('hikma', event)).toEqual([])
})

test('what must start something is done with the app’s token, and what must start nothing is not', () => {
  const tokenOf = (name: string, id: string) => {
    const plan = sets.find((each) => each.name === name)?.plan
    const job = plan?.workflows.flatMap(({ jobs }) => jobs).find((each) => each.id === id)
    return job?.steps.flatMap((step) => step.env?.GITHUB_TOKEN ?? []).at(-1)
  }

  expect(tokenOf('hikma', 'candidate')).toBe(expression('github.token'))
  expect(tokenOf('hikma', 'sync-back-main')).toBe(expression('steps.app.outputs.token'))
  expect(tokenOf('medstack', 'tag')).toBe(expression('steps.app.outputs.token'))
  // There a merge deploys main, and a tag would deploy it a second time.
  expect(tokenOf('three-stage', 'tag')).toBe(expression('github.token'))
})
