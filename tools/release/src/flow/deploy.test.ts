import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { recordSchema } from '../record/deploy-record.ts'
import { createTestWorld, SERVICE, type TestWorld } from '../testing/test-world.ts'
import { EXIT } from './exit-code.ts'

function readRecord({ options }: TestWorld) {
  const folder = join(options.root, '.data/releases/staging')
  const [file = ''] = readdirSync(folder)
  return recordSchema.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')))
}

function namesOf({ render }: TestWorld): string[] {
  return render.calls
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('list') && name !== 'getDeploy')
}

test('a commit is deployed, followed, verified and recorded', async () => {
  const world = await createTestWorld()

  expect(await world.deploy(), world.lines.join('\n')).toBe(EXIT.done)

  expect(world.render.state(SERVICE).commit).toBe(world.tip)
  expect(world.render.violations).toEqual([])
  expect(readRecord(world)).toMatchObject({
    outcome: 'deployed',
    commit: world.tip,
    by: 'test-person',
    services: [{ name: SERVICE, previousCommit: world.old }],
    migrations: { applied: [], head: '1_first' },
  })
  expect(world.app.openSessions()).toBe(0)
})

test('a dry run says what it would do, and asks for nothing that changes anything', async () => {
  const world = await createTestWorld()
  expect(await world.deploy({ isDryRun: true })).toBe(EXIT.done)
  expect(namesOf(world)).toEqual([])
  expect(world.lines.join('\n')).toContain(`deploy ${world.tip.slice(0, 7)} to ${SERVICE}, which migrates`)
  expect(existsSync(join(world.options.root, '.data'))).toBe(false)
})

test('all that is missing is said at once, with what to do', async () => {
  const world = await createTestWorld({
    env: { SYNTHETIC_PASSWORD: '' },
    metadata: ({ environments: { staging } }) => {
      if (staging) staging.window = { days: ['mon'], from: '09:00', to: '10:00' }
    },
  })
  world.repository.git('switch', '--quiet', '--create', 'feature/other')
  const elsewhere = world.repository.commit('feat: elsewhere', { 'x.txt': 'x' })

  expect(await world.deploy({ commit: elsewhere })).toBe(EXIT.refused)

  const said = world.lines.join('\n')
  expect(said).toContain('is not on develop, which deploys staging')
  expect(said).toContain('→ Merge it into develop first.')
  expect(said).toContain('staging is deployed mon 09:00–10:00 Etc/UTC only')
  expect(said).toContain('SYNTHETIC_PASSWORD not set')
  expect(namesOf(world)).toEqual([])
})

test('automatic deployment is switched off first, and that is said', async () => {
  const services = [{ name: SERVICE, commits: ['0'.repeat(40)], autoDeployTrigger: 'commit' }] as const
  const world = await createTestWorld({ render: { services } })
  await world.deploy()
  expect(namesOf(world)[0]).toBe('changeService')
  expect(world.lines).toContain(`Automatic deployment is off now: ${SERVICE}`)
  expect(world.render.state(SERVICE).autoDeployTrigger).toBe('off')
})

test('too many requests are waited for, as long as Render says', async () => {
  const world = await createTestWorld()
  world.render.refuse(3, 45)
  const before = world.options.clock.now().getTime()
  expect(await world.deploy()).toBe(EXIT.done)
  expect(world.options.clock.now().getTime() - before).toBeGreaterThanOrEqual(45_000)
  expect(world.lines.join('\n')).toContain('too many requests; again in 45 s')
})

test.each(['queued', 'cut'] as const)(
  'a deployment that Render took without saying as what (%s) is found',
  async (answer) => {
    const world = await createTestWorld()
    world.render.play({ answer })
    expect(await world.deploy(), world.lines.join('\n')).toBe(EXIT.done)
    expect(namesOf(world).filter((name) => name === 'createDeploy')).toHaveLength(1)
  },
)

test.each(['build_failed', 'pre_deploy_failed', 'update_failed', 'canceled'])(
  'after %s what served before is verified',
  async (status) => {
    const world = await createTestWorld()
    world.render.play({ statuses: ['build_in_progress', status] })
    expect(await world.deploy(), world.lines.join('\n')).toBe(EXIT.rolledBack)
    expect(world.render.state(SERVICE).commit).toBe(world.old)
    expect(readRecord(world)).toMatchObject({ outcome: 'rolled-back', commit: world.tip })
    expect(namesOf(world)).not.toContain('rollBack')
  },
)

test('a conflict at the provider is no deployment', async () => {
  const world = await createTestWorld()
  world.render.play({ answer: 'conflict' })
  expect(await world.deploy()).toBe(EXIT.rolledBack)
  expect(world.lines.join('\n')).toContain('a deploy is running')
})

test('one that another overtook is left to the other', async () => {
  const world = await createTestWorld()
  world.render.play({ overtakenBy: 'f'.repeat(40), statuses: ['deactivated'] })
  expect(await world.deploy()).toBe(EXIT.failed)
  expect(namesOf(world)).not.toContain('rollBack')
  expect(readRecord(world).outcome).toBe('superseded')
})

test('one that the same commit overtook is followed as that', async () => {
  const world = await createTestWorld()
  world.render.play({ overtakenBy: world.tip, statuses: ['canceled'] })
  expect(await world.deploy(), world.lines.join('\n')).toBe(EXIT.done)
})

test('one that is never live is cancelled in time', async () => {
  const world = await createTestWorld()
  world.render.play({ statuses: ['update_in_progress'] })
  expect(await world.deploy()).toBe(EXIT.rolledBack)
  expect(namesOf(world)).toContain('cancelDeploy')
})

test('where one of two services fails, the other goes back', async () => {
  const worker = `${SERVICE}-worker`
  const world = await createTestWorld({
    metadata: ({ environments: { staging } }) => {
      if (staging) staging.variables.JOBS = 'worker'
    },
    services: [SERVICE, worker],
  })
  world.render.play({}, { statuses: ['build_failed'] })

  const code = await world.deploy()

  expect(namesOf(world), world.lines.join('\n')).toEqual(['createDeploy', 'createDeploy', 'rollBack'])
  expect(world.render.state(SERVICE).commit).toBe(world.old)
  expect(code).toBe(EXIT.rolledBack)
})

test('a failed verification goes back by itself, verified by the same checks', async () => {
  const world = await createTestWorld({
    render: {
      onLive: (_, commit) => {
        world.app.state.release = commit
        world.app.state.isReady = commit !== world.tip
      },
    },
  })
  expect(await world.deploy(), world.lines.join('\n')).toBe(EXIT.rolledBack)
  expect(world.render.state(SERVICE).commit).toBe(world.old)
  expect(world.app.state.release).toBe(world.old)
  expect(readRecord(world)).toMatchObject({ outcome: 'rolled-back', why: expect.stringContaining('ready') })
})

test('one that cannot go back says so', async () => {
  const world = await createTestWorld()
  world.app.state.statuses['/health/ready'] = 503
  world.render.play({}, { statuses: ['update_failed'] })
  expect(await world.deploy()).toBe(EXIT.failed)
  expect(readRecord(world).outcome).toBe('failed')
})

test('what was on its way of the same commit is taken up; of another, it is waited for', async () => {
  const world = await createTestWorld()
  world.render.play({ statuses: ['build_in_progress', 'build_in_progress', 'live'] })
  const stopping = new AbortController()
  const clock = { ...world.options.clock, sleep: async () => stopping.abort(new Error('stopped')) }
  expect(await world.deploy({ signal: stopping.signal, clock })).toBe(EXIT.interrupted)
  expect(world.lines.at(-1)).toContain('pnpm ehr status --env staging')

  const newer = world.repository.commit('feat: third', { 'fourth.txt': 'fourth' })
  expect(await world.deploy({ commit: newer })).toBe(EXIT.refused)
  expect(world.lines.join('\n')).toContain('is build in progress')

  expect(await world.deploy()).toBe(EXIT.done)
  expect(namesOf(world).filter((name) => name === 'createDeploy')).toHaveLength(1)
})

test('a commit that serves already is only verified', async () => {
  const world = await createTestWorld()
  await world.deploy()
  const before = namesOf(world).length
  expect(await world.deploy()).toBe(EXIT.done)
  expect(namesOf(world)).toHaveLength(before)
})

test('no secret is printed', async () => {
  const world = await createTestWorld()
  await world.deploy()
  const said = world.lines.join('\n')
  for (const name of ['RENDER_API_KEY', 'SYNTHETIC_PASSWORD'])
    expect(said).not.toContain(world.options.env[name] ?? '')
})
