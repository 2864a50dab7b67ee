import { expect, test } from 'vitest'
import { createTestWorld, SERVICE, type TestWorld, type WorldOptions } from '../testing/test-world.ts'
import { EXIT } from './exit-code.ts'
import { type RollbackOptions, rollback } from './rollback.ts'
import { status } from './status.ts'
import { verifyEnvironment } from './verify-environment.ts'

async function createDeployed(given: WorldOptions = {}): Promise<TestWorld> {
  const world = await createTestWorld(given)
  await world.deploy()
  return world
}

function goBack({ options }: TestWorld, change: Partial<RollbackOptions> = {}) {
  return rollback({ ...options, isDryRun: false, isRehearsal: false, ...change })
}

test('goes back to what served before, verified', async () => {
  const world = await createDeployed()
  expect(await goBack(world), world.lines.join('\n')).toBe(EXIT.done)
  expect(world.render.state(SERVICE).commit).toBe(world.old)
  expect(world.lines).toContain('Database: stays as it is; both have the same migrations')
  expect(world.render.violations).toEqual([])
})

test('goes back twice to what is older still, never to what was rolled back', async () => {
  const world = await createDeployed()
  await goBack(world)
  await goBack(world)
  const oldest = world.repository.git('rev-parse', 'main')
  expect(world.render.state(SERVICE).commit).toBe(oldest)
})

test('goes back to a commit that is named; refuses one that never served', async () => {
  const world = await createDeployed()
  const oldest = world.repository.git('rev-parse', 'main')
  expect(await goBack(world, { to: 'f'.repeat(40) })).toBe(EXIT.refused)
  expect(world.lines.join('\n')).toContain('did not serve there. There are:')
  expect(await goBack(world, { to: oldest.slice(0, 8) })).toBe(EXIT.done)
  expect(world.render.state(SERVICE).commit).toBe(oldest)
})

test('one that was stopped is taken up by the same command', async () => {
  const world = await createDeployed()
  world.render.play({ statuses: ['build_in_progress', 'build_in_progress', 'live'] })
  const stopping = new AbortController()
  const clock = { ...world.options.clock, sleep: async () => stopping.abort(new Error('stopped')) }
  const options = { ...world.options, signal: stopping.signal, clock }
  expect(await goBack({ ...world, options })).toBe(EXIT.interrupted)
  expect(await goBack(world), world.lines.join('\n')).toBe(EXIT.done)
  expect(world.render.state(SERVICE).commit).toBe(world.old)
  expect(world.render.calls.filter(({ name }) => name === 'rollBack')).toHaveLength(1)
})

test('a rehearsal goes back and forth', async () => {
  const world = await createDeployed()
  expect(await goBack(world, { isRehearsal: true }), world.lines.join('\n')).toBe(EXIT.done)
  expect(world.render.state(SERVICE).commit).toBe(world.tip)
  expect(world.render.calls.filter(({ name }) => name === 'rollBack')).toHaveLength(2)
})

test('a dry run only says where to', async () => {
  const world = await createDeployed()
  expect(await goBack(world, { isDryRun: true })).toBe(EXIT.done)
  expect(world.render.state(SERVICE).commit).toBe(world.tip)
})

test('going back that fails says so', async () => {
  const world = await createDeployed()
  world.render.play({ statuses: ['update_failed'] })
  expect(await goBack(world)).toBe(EXIT.failed)
  expect(world.lines.at(-1)).toContain('going back failed')
})

test('a rollback that Render began without an answer is found, and not asked for twice', async () => {
  const world = await createDeployed()
  world.render.play({ answer: 'cut' })
  expect(await goBack(world), world.lines.join('\n')).toBe(EXIT.done)
  expect(world.render.calls.filter(({ name }) => name === 'rollBack')).toHaveLength(1)
})

test('a rehearsal where patients’ data are is refused', async () => {
  const world = await createTestWorld()
  expect(await goBack(world, { environment: 'production', isRehearsal: true })).toBe(EXIT.refused)
  expect(world.lines.join('\n')).toContain('holds patients’ data')
})

test('verify and status tell what is there', async () => {
  const world = await createDeployed()
  expect(await verifyEnvironment(world.options)).toBe(EXIT.done)
  world.app.state.headers = {}
  expect(await verifyEnvironment(world.options)).toBe(EXIT.failed)
  expect(world.lines.join('\n')).toMatch(/FAIL headers .*no content-security-policy/)
  expect(await status({ ...world.options, isJson: false })).toBe(EXIT.done)
  expect(world.lines.at(-3)).toContain(world.tip.slice(0, 7))
})

test('a target without a deployer is named as not there yet', async () => {
  const world = await createTestWorld()
  const { plan } = world.options
  const environments = plan.environments.map((environment) => ({
    ...environment,
    metadata: { ...environment.metadata, target: 'compose' },
  }))
  expect(await goBack({ ...world, options: { ...world.options, plan: { ...plan, environments } } })).toBe(
    EXIT.refused,
  )
  expect(world.lines.join('\n')).toContain('The target compose of staging has no deployer yet')
})

test('a deploy hook brings the exact commit', async () => {
  const env: Record<string, string> = {}
  const world = await createTestWorld({
    metadata: ({ targets: { render }, secrets }) => {
      if (render) render.deployBy = 'hook'
      secrets.RENDER_DEPLOY_HOOK_EHR_API = {
        purpose: 'Starts a deployment of the API',
        scope: ['staging', 'production'],
        rotateEveryDays: 90,
      }
    },
    env,
  })
  expect(await world.deploy()).toBe(EXIT.refused)
  expect(world.lines.join('\n')).toContain('RENDER_DEPLOY_HOOK_EHR_API not set')
  const hook = world.render.hookOf(SERVICE)
  const code = await world.deploy({ env: { ...world.options.env, RENDER_DEPLOY_HOOK_EHR_API: hook } })
  expect(code, world.lines.join('\n')).toBe(EXIT.done)
  expect(world.render.calls).toContainEqual({ name: 'hook', body: { ref: world.tip } })
})
