import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DeliveryPlan, renderBlueprint } from '@ehr/delivery'
import { createTestClock, createTestPlan } from '@ehr/release/testing'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createRender } from '../testing/render/played-render.ts'
import { type RenderSettingsStandIn, startRenderSettings } from '../testing/render/render-stand-in.ts'
import { type RenderOptions, runRender } from './run-render.ts'

const plan = createTestPlan((metadata) => {
  metadata.product.repository = 'example-org/wardkit'
})

let root: string
let standIn: RenderSettingsStandIn

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'render-'))
  standIn = await startRenderSettings(createRender())
})

afterEach(async () => {
  await standIn.close()
  rmSync(root, { recursive: true })
})

test('a check says what is not there, writes nothing, and ends with 1', async () => {
  const { code, text } = await run('check')

  expect(code).toBe(1)
  expect(text).toContain('+ project "Wardkit" (targets.render.project)\n    is not there')
  expect(text).toContain('+ database "wardkit-production-db" (environments.production.database)')
  expect(text).toContain('+ variables "wardkit-staging" (environments.staging.variables)')
  expect(text).toContain('+ service "wardkit-staging-ehr-api" (environments.staging.services)')
  expect([standIn.writes, standIn.violations]).toEqual([[], []])
})

test('makes everything, each within what was made before, and then there is nothing to do', async () => {
  const applied = await run('apply')
  const { render, writes } = standIn
  const count = writes.length

  expect([applied.code, standIn.violations]).toEqual([0, []])
  expect(writes.slice(0, 6)).toEqual([
    ...['createProject', 'createPostgres', 'createGroup', 'createService', 'linkGroup', 'addDomain'],
  ])
  const production = render.environments.find(({ name }) => name === 'production')
  expect(production).toMatchObject({ protectedStatus: 'protected', networkIsolationEnabled: true })
  expect(render.databases.map(({ plan, ipAllowList }) => [plan, ipAllowList])).toEqual([
    ['basic_256mb', []],
    ['basic_256mb', []],
  ])
  expect(render.services[1]).toMatchObject({
    ...{
      autoDeploy: 'no',
      branch: 'main',
      environmentId: production?.id,
      repo: 'https://github.com/example-org/wardkit',
    },
    serviceDetails: { numInstances: 2, healthCheckPath: '/health/ready' },
  })
  expect((await run('check')).code).toBe(0)
  expect((await run('apply')).code).toBe(0)
  expect(writes.length).toBe(count)
})

test('a connection goes from the database to the service, and nobody sees it; secrets are for people', async () => {
  const { text, warnings } = await run('apply')
  const [service] = standIn.render.services
  Object.assign(service?.variables ?? {}, { AUTH_SECRET: 'hunter3-of-staging' })
  const checked = await run('check')

  expect(service?.variables.MIGRATION_DATABASE_URL).toMatch(/^postgresql:\/\/owner:hunter2-/)
  expect(text + warnings + checked.text).not.toMatch(/hunter/)
  expect(text).toContain('+ connection MIGRATION_DATABASE_URL of service "wardkit-staging-ehr-api"')
  expect(text).toContain('secret AUTH_SECRET of "wardkit-staging-ehr-api": enter it in Render’s dashboard.')
  expect(checked.text).not.toContain('AUTH_SECRET of "wardkit-staging-ehr-api"')
  expect(checked.text).toContain('secret AUTH_SECRET of "wardkit-production-ehr-api"')
})

test('brings back what somebody changed by hand, and leaves alone what is not in delivery.json', async () => {
  await run('apply')
  const { render, writes } = standIn
  const before = writes.length
  const [service] = render.services
  Object.assign(service ?? {}, { autoDeployTrigger: 'commit' })
  Object.assign(service?.serviceDetails ?? {}, { numInstances: 3 })
  Object.assign(render.groups[1]?.variables ?? {}, { DATA_CLASS: 'hunter4', OURS: 'x' })
  Object.assign(render.databases[1] ?? {}, { ipAllowList: [{ cidrBlock: '0.0.0.0/0', description: '' }] })
  render.services.push({ ...identical(), name: 'somebody-elses' })

  const checked = await run('check')
  const applied = await run('apply')

  expect(checked.code).toBe(1)
  expect(checked.text).toContain('    autoDeployTrigger: "commit" -> "off"')
  expect(checked.text).toContain('    numInstances: 3 -> 1')
  expect(checked.text).toContain('    DATA_CLASS: "(another value)" -> "phi"')
  expect(checked.text).toContain('    ipAllowList: [{"cidrBlock":"0.0.0.0/0","description":""}] -> []')
  expect(checked.text).toContain('variable OURS in "wardkit-production": not in delivery.json.')
  expect([applied.code, standIn.violations]).toEqual([0, []])
  expect(writes.slice(before).toSorted()).toEqual([
    ...['changePostgres', 'changeService', 'scale', 'setGroupVariable'],
  ])
  expect(render.groups[1]?.variables).toMatchObject({ DATA_CLASS: 'phi', OURS: 'x' })
  expect((await run('check')).code).toBe(0)
})

test('what Render cannot change is said, with what to do', async () => {
  await run('apply')
  Object.assign(standIn.render.databases[1] ?? {}, { version: '15', region: 'oregon' })

  const { code, text } = await run('apply')

  expect(code).toBe(1)
  expect(text).toContain(
    'database "wardkit-production-db": version is 15, and delivery.json says 16. Render cannot change it',
  )
  expect(text).toContain('region is oregon, and delivery.json says frankfurt')
})

test('a service that scales by itself, a bigger database and replicas are set as delivery.json has them', async () => {
  const large = createTestPlan((metadata) => {
    metadata.product.repository = 'example-org/wardkit'
    const { production } = metadata.environments
    if (production?.database == null || production.services['ehr-api'] === undefined)
      throw new Error('Changed.')
    production.services['ehr-api'].scaling = { max: 6, cpuPercent: 70, memoryPercent: 80 }
    production.services['ehr-api'].plan = 'pro plus'
    Object.assign(production.database, {
      plan: 'pro-8gb',
      diskGb: 12,
      readReplicas: 2,
      isHighlyAvailable: true,
    })
  })
  await run('apply')

  const changed = await run('apply', large)

  expect([changed.code, standIn.violations]).toEqual([0, []])
  expect(changed.text).toContain('    plan: "basic_256mb" -> "pro_8gb"')
  expect(standIn.render.services[1]?.serviceDetails).toMatchObject({
    plan: 'pro_plus',
    autoscaling: { max: 6, min: 2 },
  })
  expect(standIn.render.databases[1]).toMatchObject({ diskSizeGB: 15, highAvailabilityEnabled: true })
  expect((await run('check', large)).code).toBe(0)
})

test('waits after too many requests; a refusal holds nothing else up, and the next run does what is left', async () => {
  standIn.play('createProject', { status: 429, headers: { 'ratelimit-reset': '3' } })
  standIn.play('createPostgres', { status: 402, body: { id: 'err-2', message: 'payment required' } })

  const first = await run('apply')

  expect(first.code).toBe(1)
  expect(first.warnings).toContain('too many requests; again in 3 s')
  expect(first.text).toContain('payment required')
  expect(standIn.render.services).toHaveLength(2)
  expect((await run('apply')).code).toBe(0)
  expect((await run('check')).code).toBe(0)
})

test('a key that is not taken, and a workspace that is not clear, end it before anything is done', async () => {
  standIn.render.owners.push({ id: 'tea-2', name: 'Another', type: 'team' })
  const unclear = await run('apply')
  const refused = await run('apply', plan, { env: { ...standIn.env, RENDER_API_KEY: 'rnd_of_nobody' } })

  expect(unclear.warnings).toContain('Give --workspace with one of: Example (tea-1), Another (tea-2).')
  expect(refused.warnings).toContain('401')
  expect([unclear.code, refused.code, standIn.writes]).toEqual([1, 1, []])
  expect((await run('apply', plan, { owner: 'Example' })).code).toBe(0)
})

test('without a repository no service is made, and that is said', async () => {
  const nameless = createTestPlan()

  const { code, text } = await run('apply', nameless)

  expect(code).toBe(1)
  expect(text).toContain('set product.repository.')
})

test('a render.yaml that is not as delivery.json says, or that Render would do wrong, is refused first', async () => {
  const { code, warnings } = await run('check', plan, {}, (text) =>
    text.replace('ipAllowList: []', 'readReplicas: []'),
  )

  expect(code).toBe(1)
  expect(warnings).toContain('render.yaml is not as delivery.json says. Run "pnpm nx sync".')
  expect(warnings).toContain('without ipAllowList it is open to the world.')
})

test('where nothing runs on Render there is nothing to compare', async () => {
  const elsewhere: DeliveryPlan = { ...plan, environments: [] }

  expect(await run('check', elsewhere, {}, undefined)).toMatchObject({
    ...{ code: 0, text: 'Nothing runs on Render (environments.*.target).' },
  })
})

async function run(
  mode: RenderOptions['mode'],
  of: DeliveryPlan = plan,
  options: Partial<RenderOptions> = {},
  edit: (text: string) => string = (text) => text,
) {
  const [text, warnings]: [string[], string[]] = [[], []]
  const [blueprint] = renderBlueprint(of)
  if (blueprint) writeFileSync(join(root, 'render.yaml'), edit(blueprint.text))
  const code = await runRender({
    ...{ root, plan: of, env: standIn.env, mode, format: 'text', clock: createTestClock() },
    signal: new AbortController().signal,
    print: (line) => text.push(line),
    warn: (line) => warnings.push(line),
    ...options,
  })
  return { code, text: text.join('\n'), warnings: warnings.join('\n') }
}

function identical() {
  const [service] = standIn.render.services
  if (service === undefined) throw new Error('Nothing was made.')
  return { ...service, id: 'srv-999' }
}
