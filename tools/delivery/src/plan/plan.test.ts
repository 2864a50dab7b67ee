import { expect, test } from 'vitest'
import { createPreset, PRESET_NAMES, type PresetName } from '../presets/index.ts'
import { type Changes, change } from '../testing/change.ts'
import { readCompleteWorkspace } from '../testing/workspace.ts'
import type { DeliveryPlan } from './delivery-plan.ts'
import { expression } from './expression.ts'
import { plan } from './plan.ts'
import { describeProblems } from './problem.ts'

const graph = readCompleteWorkspace()

test('main of the default has every check that its document names, from jobs that report', () => {
  const { branches, workflows } = planOf('hikma')
  const names = workflows.flatMap(({ jobs }) => jobs.map(({ name }) => name))
  const main = branches.find(({ name }) => name === 'main')

  expect(main?.requiredChecks).toEqual([
    'ci',
    'build',
    'lint and format',
    'merge flow',
    'test',
    'typecheck',
    'dependency and code scan',
    'migration validation',
    'secret scan',
  ])
  expect(main?.requiredChecks.filter((check) => !names.includes(check))).toEqual([])
  expect(main?.deploys).toEqual(['production'])
})

test('the rules of main are those of GitHub', () => {
  const ruleset = planOf('hikma').rulesets.find(({ name }) => name === 'protect main')

  expect(ruleset?.includes).toEqual(['refs/heads/main'])
  expect(ruleset?.includesAdministrators).toBe(true)
  expect(ruleset?.rules.map(({ type }) => type)).toEqual([
    'deletion',
    'non_fast_forward',
    'required_linear_history',
    'required_signatures',
    'pull_request',
    'required_status_checks',
  ])
})

test('without rulesets there are none, and hooks and CI hold the rules', () => {
  expect(planOf('hikma', { 'branching.enforcement': 'hooks-and-ci' }).rulesets).toEqual([])
})

test.each(PRESET_NAMES)('every job of %s has a time-out, and no more permission than it says', (name) => {
  for (const workflow of planOf(name).workflows) {
    for (const job of workflow.jobs) {
      expect(job.timeoutMinutes).toBeGreaterThan(0)
      expect(job.permissions).not.toHaveProperty('actions', 'write')
      expect(job.from).not.toEqual([])
    }
  }
})

test.each(PRESET_NAMES)(
  'no deployment of %s is ever cut short, and none starts before its checks',
  (name) => {
    for (const { jobs, concurrency } of planOf(name).workflows) {
      const deploys = jobs.filter(({ id }) => id.startsWith('deploy-'))
      const gate = jobs.some(({ id }) => id === 'gate')
      for (const job of deploys) {
        expect(concurrency.cancels).not.toBe(true)
        expect(job.concurrency).toBe(job.id)
        expect(job.needs.includes('gate')).toBe(gate)
      }
    }
  },
)

test('the only job that a foreign pull request starts with a token that writes runs no code of it', () => {
  const jobs = planOf('hikma').workflows.flatMap((workflow) => workflow.jobs)
  const [mergeFlow, ...others] = jobs.filter(({ triggers }) => triggers.pullRequestTargets)

  expect(others).toEqual([])
  expect(
    mergeFlow?.steps.flatMap((step) => (step.kind === 'uses' ? Object.keys(step.with ?? {}) : [])),
  ).not.toContain('ref')
})

test('no value that somebody outside chose is within a script', () => {
  const scripts = PRESET_NAMES.flatMap((name) =>
    planOf(name).workflows.flatMap(({ jobs }) =>
      jobs.flatMap(({ steps }) => steps.flatMap((step) => (step.kind === 'run' ? [step.run] : []))),
    ),
  )

  expect(scripts.filter((script) => script.includes('${{'))).toEqual([])
})

test('a variable says where its value comes from', () => {
  const production = planOf('hikma').environments.find(({ name }) => name === 'production')
  const sources = Object.fromEntries((production?.variables ?? []).map(({ name, source }) => [name, source]))

  expect(sources).toMatchObject({
    AUTH_SECRET: { kind: 'secret', secret: 'AUTH_SECRET' },
    DATABASE_URL: { kind: 'database', role: 'application' },
    MIGRATION_DATABASE_URL: { kind: 'database', role: 'owner' },
    DATA_CLASS: { kind: 'value', value: 'phi' },
    LOG_LEVEL: { kind: 'default', value: 'info' },
    NODE_ENV: { kind: 'value', value: 'production' },
    PORT: { kind: 'value', value: '4301' },
    PUBLIC_URL: { kind: 'value', value: 'https://wardkit.example.org' },
    RELEASE: { kind: 'release' },
    METRICS_PORT: { kind: 'unset' },
  })
})

test('an environment is deployed from where it says, by whom it says', () => {
  const production = planOf('stmary').environments.find(({ name }) => name === 'production')

  expect(production?.github).toEqual({
    name: 'production',
    reviewers: ['@example-org/devops', '@example-org/product'],
    waitMinutes: 0,
    deploysFrom: [{ kind: 'tag', pattern: 'prod-*' }],
  })
})

test('secrets say what uses them', () => {
  const secret = planOf('hikma').secrets.find(({ name }) => name === 'RENDER_API_KEY')

  expect(secret).toMatchObject({
    environments: ['staging', 'production'],
    usedBy: [
      'job deploy to production',
      'job deploy to staging',
      'job rollback rehearsal',
      'targets.render.apiKeySecret',
    ],
  })
})

test('one document has one pipeline in one file, its stages in order', () => {
  const { workflows } = planOf('healthbridge')
  const jobs = workflows.find(({ file }) => file === 'ci-cd.yml')?.jobs ?? []
  const find = (id: string) => jobs.find((job) => job.id === id)

  expect(find('build')?.needs).toEqual(expect.arrayContaining(['lint', 'typecheck', 'security', 'test']))
  expect(find('deploy-production')?.needs).toEqual(['gate'])
  expect(find('gate')?.needs).toContain('build')
})

test('shards and versions become cells of a matrix, behind a gate of the plain name', () => {
  const changes = { 'pipelines.shards.test': 3, 'pipelines.matrix.postgres': ['16', '17'] }
  const jobs = planOf('hikma', changes).workflows.find(({ file }) => file === 'ci.yml')?.jobs
  const cells = jobs?.find(({ id }) => id === 'test-shard')

  expect(cells?.matrix).toEqual({
    shard: ['1/3', '2/3', '3/3'],
    node: ['26'],
    postgres: ['16', '17'],
    runner: ['ubuntu-24.04'],
  })
  expect(jobs?.find(({ name }) => name === 'test')).toMatchObject({ kind: 'gate', if: 'always()' })
})

test('a cache server is asked only where its secret is, and written to only by protected branches', () => {
  const token = { purpose: 'Opens the cache', scope: 'repository', rotateEveryDays: 90 }
  const nxCache = {
    kind: 'server',
    url: 'https://cache.example.org',
    readSecret: 'CACHE_READ',
    writeSecret: 'CACHE_WRITE',
  }
  const { workflows } = planOf('hikma', {
    'pipelines.nxCache': nxCache,
    'secrets.CACHE_READ': token,
    'secrets.CACHE_WRITE': token,
  })
  const lint = workflows.flatMap(({ jobs }) => jobs).find(({ id }) => id === 'lint')

  expect(lint?.env).toMatchObject({
    NX_SELF_HOSTED_REMOTE_CACHE_SERVER: expression(
      "secrets.CACHE_READ != '' && 'https://cache.example.org' || ''",
    ),
    NX_SELF_HOSTED_REMOTE_CACHE_ACCESS_TOKEN: expression(
      "github.event_name == 'push' && github.ref_protected && secrets.CACHE_WRITE || secrets.CACHE_READ",
    ),
  })
  expect(JSON.stringify(lint?.steps)).not.toContain('actions/cache')
})

test('the plan is the same in whatever order settings are written', () => {
  const metadata = createPreset('medstack')
  const reversed = Object.fromEntries(Object.entries(metadata).reverse())

  expect(JSON.stringify(plan(graph, reversed))).toBe(JSON.stringify(plan(graph, metadata)))
})

function planOf(preset: PresetName, changes: Changes = {}): DeliveryPlan {
  const outcome = plan(graph, change(createPreset(preset), changes))
  if (!outcome.ok) throw new Error(describeProblems(outcome.problems))
  return outcome.plan
}
