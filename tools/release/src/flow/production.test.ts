import { expect, onTestFinished, test } from 'vitest'
import type { MigrationProof } from '../migrations/validate.ts'
import { startGitHubStandIn } from '../testing/github-stand-in.ts'
import { startHealthStandIn } from '../testing/health-stand-in.ts'
import { serve } from '../testing/serve.ts'
import { FOLDER } from '../testing/test-repository.ts'
import { createTestWorld, type WorldOptions } from '../testing/test-world.ts'
import { EXIT } from './exit-code.ts'

const PRODUCTION = 'wardkit-production-ehr-api'
const FINE = { kind: 'tried', isFine: true, isLossless: true, why: [] } as const

/** Production beside a staging that serves the commit, GitHub, and a channel that people are told by. */
async function createProduction(given: WorldOptions = {}) {
  const github = await startGitHubStandIn()
  const staging = await startHealthStandIn('', '2_second')
  const told: string[] = []
  const slack = await serve(({ text }) => {
    told.push(String(Object(JSON.parse(text)).text))
    return { status: 200 }
  })
  onTestFinished(async () => {
    await Promise.all([github.close(), staging.close(), slack.close()])
  })
  const world = await createTestWorld({
    ...given,
    services: [PRODUCTION],
    render: {
      databases: ['wardkit-production-db'],
      ...given.render,
    },
    env: { ...github.env, SLACK_WEBHOOK: `${slack.url}/services/T0/secret-of-slack`, ...given.env },
  })
  world.repository.git('switch', '--quiet', 'main')
  world.repository.git('merge', '--quiet', '--ff-only', 'develop')
  world.repository.git('push', '--quiet', 'origin', 'main')
  staging.state.release = world.tip
  world.app.state.schema = '2_second'
  const plan = {
    ...world.options.plan,
    // Addresses of plans are encrypted ones; this one is on this machine.
    environments: world.options.plan.environments.map((environment) =>
      environment.name === 'staging'
        ? { ...environment, metadata: { ...environment.metadata, url: staging.url } }
        : environment,
    ),
  }
  const prove = async (): Promise<MigrationProof> => FINE
  const deploy: typeof world.deploy = (change) =>
    world.deploy({ plan, environment: 'production', prove, ...change })
  return { ...world, deploy, github, staging, told }
}

test('production is deployed with approval, backup and restore point, tagged, recorded and told', async () => {
  const { deploy, lines, github, told, repository, tip, render } = await createProduction()

  expect(await deploy(), lines.join('\n')).toBe(EXIT.done)

  expect(lines.join('\n')).toMatch(/yes {2}approval +#12 by clinician/)
  expect(lines.join('\n')).toMatch(
    /Restore point: point in time 2026-11-21T12:00:0.* of wardkit-production-db/,
  )
  expect(render.calls.map(({ name }) => name)).toContain('startExport')
  expect(repository.git('ls-remote', 'origin', 'refs/tags/v1.2.3^{}')).toContain(tip)
  expect(github.state.comments[0]?.body).toContain('deployed and verified')
  expect(told).toEqual([
    expect.stringContaining('begins now'),
    expect.stringContaining('deployed and verified'),
    'v1.2.3 is released',
  ])
  expect(lines.join('\n')).not.toContain('secret-of-slack')
  expect(render.violations).toEqual([])
})

test('without a token nobody knows who approved it', async () => {
  const { deploy, lines } = await createProduction({ env: { GITHUB_TOKEN: '' } })
  expect(await deploy()).toBe(EXIT.refused)
  expect(lines.join('\n')).toContain('NO   approval')
  expect(lines.join('\n')).toContain('NO   checks')
})

test.each([
  ['the author alone', [{ user: { login: 'author' }, state: 'APPROVED' }]],
  [
    'somebody who took it back',
    [
      { user: { login: 'clinician' }, state: 'APPROVED' },
      { user: { login: 'clinician' }, state: 'CHANGES_REQUESTED' },
    ],
  ],
  ['nobody', []],
])('what %s approved is not deployed', async (_, reviews) => {
  const { deploy, lines, github } = await createProduction()
  github.state.reviews = reviews
  expect(await deploy()).toBe(EXIT.refused)
  expect(lines.join('\n')).toContain('approved #12')
})

test('checks that have not reported are waited for', async () => {
  const { deploy, lines, github, options } = await createProduction()
  github.state.checkRuns = [{ id: 1, name: 'ci', status: 'in_progress', conclusion: null }]
  let waits = 0
  const clock = {
    ...options.clock,
    sleep: async (ms: number, signal: AbortSignal) => {
      waits += 1
      if (waits === 3)
        github.state.checkRuns = [{ id: 1, name: 'ci', status: 'completed', conclusion: 'success' }]
      await options.clock.sleep(ms, signal)
    },
  }
  expect(await deploy({ clock }), lines.join('\n')).toBe(EXIT.done)
  expect(lines.join('\n')).toContain('ci has not reported on this commit yet')
})

test('a commit whose gate failed is not deployed, also where an older run of it passed', async () => {
  const { deploy, lines, github } = await createProduction()
  github.state.checkRuns.push({ id: 2, name: 'ci', status: 'completed', conclusion: 'failure' })
  expect(await deploy()).toBe(EXIT.refused)
  expect(lines.join('\n')).toContain('ci failed for this commit')
})

test('migrations that staging has not run are not deployed', async () => {
  const { deploy, lines, staging, old } = await createProduction({
    files: { [`${FOLDER}/2_second.ts`]: 'two\n' },
  })
  staging.state.release = old
  expect(await deploy()).toBe(EXIT.refused)
  expect(lines.join('\n')).toContain('it has not run 2_second')
  expect(lines.join('\n')).toContain('→ Deploy this to staging first')
})

test('a database that cannot be restored is not deployed to', async () => {
  const { deploy, lines } = await createProduction({ render: { recoveryStatus: 'BACKUP_NOT_READY' } })
  expect(await deploy()).toBe(EXIT.refused)
  expect(lines.join('\n')).toContain('cannot be restored to a point in time: BACKUP_NOT_READY')
})

const BREAKING = { files: { [`${FOLDER}/2_second.breaking.ts`]: 'two\n' } }

test.each([
  [
    'goes back to the restore point, where undoing it could lose something',
    false,
    'nothing proves that undoing',
  ],
  ['is undone by hand, where the database cannot be reached', true, 'MIGRATION_DATABASE_URL is not set'],
])('after a breaking migration that fails, the database %s', async (_, isLossless, text) => {
  const world = await createProduction({
    ...BREAKING,
    render: {
      onLive: (_service, commit) => {
        world.app.state.release = commit
        world.app.state.isReady = false
      },
    },
  })
  world.staging.state.schema = '2_second.breaking'

  const code = await world.deploy({ prove: async () => ({ ...FINE, isLossless }) })

  expect(code, world.lines.join('\n')).toBe(EXIT.failed)
  const said = world.lines.join('\n')
  expect(said).toContain(text)
  expect(said).toContain('The restore point is: point in time')
  expect(world.render.state(PRODUCTION).commit).toBe(world.old)
  expect(world.told.at(-1)).toContain('and not rolled back')
})

test('migrations that were not validated are not deployed', async () => {
  const world = await createProduction(BREAKING)
  const why = ['2_second: the table is locked for 9 s (long-lock-window)']
  expect(await world.deploy({ prove: async () => ({ ...FINE, isFine: false, why }) })).toBe(EXIT.refused)
  expect(world.lines.join('\n')).toContain('long-lock-window')
})

test('a version that another commit has is no tag of this one', async () => {
  const { deploy, lines, repository } = await createProduction()
  repository.git('tag', 'v1.2.3', 'HEAD~1')
  expect(await deploy()).toBe(EXIT.done)
  expect(lines.join('\n')).toContain('no version was made for')
})
