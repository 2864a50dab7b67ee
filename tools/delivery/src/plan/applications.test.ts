import { expect, test } from 'vitest'
import { createPreset } from '../presets/index.ts'
import { readCompleteWorkspace } from '../testing/workspace.ts'
import { plan } from './plan.ts'

const graph = readCompleteWorkspace()
const API = 'apps/ehr-api/package.json: delivery'

test.each<[string, object, string, string]>([
  [
    'a health address that is not there',
    { health: { live: '/live', ready: '/health/ready', version: '/version' } },
    `${API}.health.live`,
    'answers nothing at "/live"',
  ],
  [
    'another port than is declared',
    { port: { variable: 'PORT', default: 8080 } },
    `${API}.port.default`,
    'PORT is declared with 4301',
  ],
  [
    'a port of an unknown variable',
    { port: { variable: 'HTTP_PORT', default: 4301 } },
    `${API}.port.variable`,
    'called "HTTP_PORT"',
  ],
  [
    'an unknown target',
    { build: { target: 'compile', output: 'dist' } },
    `${API}.build.target`,
    'called "compile"',
  ],
  [
    'a folder that nothing is built into',
    { build: { target: 'build', output: 'out' } },
    `${API}.build.output`,
    'leaves anything in apps/ehr-api/out',
  ],
  [
    'migrations that are not there',
    { migrations: 'libs/gone' },
    `${API}.migrations`,
    'nothing lies at "libs/gone"',
  ],
  ['a server that cannot be started', { start: undefined }, `${API}.start`, 'it is missing'],
  ['a server that is served', { servedBy: 'ehr-web' }, `${API}.servedBy`, 'a server serves itself'],
  ['an unknown setting', { relicas: 2 }, `${API}.relicas`, 'there is no such setting'],
  [
    'a port beyond all',
    { port: { variable: 'PORT', default: 70_000 } },
    `${API}.port.default`,
    'this cannot be used',
  ],
])('refuses %s', (_what, different, path, wrong) => {
  const outcome = plan(withBlock(different), createPreset('hikma'))

  expect(outcome.ok ? [] : outcome.problems).toContainEqual(
    expect.objectContaining({ path, wrong: expect.stringContaining(wrong) }),
  )
})

test('refuses what follows from other settings and that an application does not take', () => {
  const api = graph.variables['ehr-api'] ?? []
  const variables = api.map((variable) =>
    variable.name === 'PUBLIC_URL' ? { ...variable, refuse: () => 'expected a street' } : variable,
  )
  const outcome = plan(
    { ...graph, variables: { ...graph.variables, 'ehr-api': variables } },
    createPreset('hikma'),
  )

  expect(outcome.ok ? [] : outcome.problems).toContainEqual({
    path: 'environments.production',
    wrong: 'PUBLIC_URL would be "https://wardkit.example.org", which cannot be: expected a street.',
    right: 'Change what it follows from.',
  })
})

test('refuses a check of which no project has the target', () => {
  const targets = graph.targets.filter((target) => target !== 'e2e')
  const outcome = plan({ ...graph, targets }, createPreset('hikma'))

  expect(outcome.ok ? [] : outcome.problems.map(({ path, wrong }) => `${path}: ${wrong}`)).toEqual([
    'pipelines.tiers.develop.checks[11]: "e2e" runs the Nx target "e2e", which no project has.',
    'pipelines.tiers.main.checks[11]: "e2e" runs the Nx target "e2e", which no project has.',
  ])
})

test('reads of this workspace what the plan asks', () => {
  const { 'ehr-api': api, 'ehr-web': web } = graph.apps

  expect(api?.routes).toEqual(
    expect.arrayContaining(['/health/live', '/api/patients/:patientId', '/api/session']),
  )
  expect(api?.outputs).toContain('apps/ehr-api/dist')
  expect(web?.block).toMatchObject({ kind: 'static', servedBy: 'ehr-api' })
  expect(graph.targets).toContain('clinical-validation')
  expect(graph.commands).toEqual(expect.arrayContaining(['branch', 'merge-flow', 'migrate']))
  expect(graph.versions.pnpm).toMatch(/^\d+\.\d+\.\d+$/)
})

function withBlock(different: object) {
  const api = graph.apps['ehr-api']
  if (api === undefined) throw new Error('apps/ehr-api is not there.')
  return {
    ...graph,
    apps: { ...graph.apps, 'ehr-api': { ...api, block: { ...Object(api.block), ...different } } },
  }
}
