import { expect, test } from 'vitest'
import { plan } from '../plan/plan.ts'
import { createPreset, PRESET_NAMES, type PresetName } from '../presets/index.ts'
import { change } from '../testing/change.ts'
import { readThisWorkspace } from '../testing/workspace.ts'
import { editEnvironment } from './edit-environment.ts'
import { editPreset } from './edit-preset.ts'
import { editText } from './edit-text.ts'

const graph = readThisWorkspace()

function textOf(name: PresetName, changes: Record<string, unknown> = {}): string {
  return `${JSON.stringify(change(createPreset(name), changes), null, 2)}\n`
}

const PAIRS = PRESET_NAMES.flatMap((from) => PRESET_NAMES.map((to) => [from, to] as const))

test.each(PAIRS)('%s becomes %s, and the same again changes nothing', (from, to) => {
  const { text } = editPreset(textOf(from), { name: to, replace: false })

  expect(JSON.parse(text)).toEqual(createPreset(to))
  expect(editPreset(text, { name: to, replace: false }).text).toBe(text)
})

test.each(PRESET_NAMES)('%s can be made where there is nothing, and planned', (name) => {
  const { text } = editPreset(undefined, { name, replace: false })

  expect(plan(graph, JSON.parse(text))).toMatchObject({ ok: true })
})

const EDITS = {
  'product.name': 'Lotus',
  'product.slug': 'lotus',
  'people.onCall.handOver': 'Fridays at 17:00',
  'people.owners.devops.email': 'ops@lotus.example',
  'monitoring.thresholds.p95HighMs': 700,
  'backups.keepFullDays': 90,
}

test('what a team wrote by hand survives another preset, and a change back', () => {
  const mine = textOf('hikma', EDITS)
  const { text, said } = editPreset(mine, { name: 'healthbridge', replace: false })
  const there = JSON.parse(text)
  const back = JSON.parse(editPreset(text, { name: 'hikma', replace: false }).text)

  for (const edited of [there, back])
    expect(edited).toMatchObject({
      product: { name: 'Lotus', slug: 'lotus' },
      people: {
        onCall: { handOver: 'Fridays at 17:00' },
        owners: { devops: { email: 'ops@lotus.example' } },
      },
      monitoring: { thresholds: { p95HighMs: 700 } },
      backups: { keepFullDays: 90 },
    })
  expect(there.environments.staging.target).toBe('compose')
  expect(said.join(' ')).toContain('monitoring.thresholds.p95HighMs')
})

test('with --replace the preset takes the place of edits, but keeps what the product is called', () => {
  const { text } = editPreset(textOf('hikma', EDITS), { name: 'stmary', replace: true })

  expect(JSON.parse(text)).toMatchObject({ product: { name: 'Lotus' }, backups: { keepFullDays: 30 } })
})

test('refuses a preset that there is not, and a file in the middle of a merge', () => {
  expect(() => editPreset(undefined, { name: 'hikmah', replace: false })).toThrow(
    'There are: hikma, healthbridge, stmary, three-stage, medstack.',
  )
  expect(() => editPreset('{\n<<<<<<< HEAD\n}', { name: 'hikma', replace: false })).toThrow(
    'delivery.json:2:',
  )
})

test('an edit touches only what differs; layout and order stay', () => {
  const text = '{\n  "b": { "x": 1,   "y": [1,2] },\n\n  "a": 2\n}\n'
  const edited = editText(text, JSON.parse(text), { b: { x: 1, y: [1, 2] }, c: { d: 3 }, a: 4 })

  expect(edited).toContain('{\n  "b": { "x": 1,   "y": [1,2] },')
  expect(JSON.stringify(JSON.parse(edited))).toBe('{"b":{"x":1,"y":[1,2]},"c":{"d":3},"a":4}')
  expect(editText(edited, JSON.parse(edited), JSON.parse(text)).replace(/\s/g, '')).toBe(
    text.replace(/\s/g, ''),
  )
})

test('an environment has a database, buckets, an address and secrets of its own', () => {
  const { text } = editEnvironment(textOf('medstack'), { name: 'lab', like: 'staging', release: true })
  const { environments, secrets } = JSON.parse(text)

  expect(environments.lab).toMatchObject({ title: 'Lab', from: { release: true } })
  expect(JSON.stringify(environments.lab)).not.toMatch(/[-_.]staging/)
  expect(environments.lab.database.name).toBe(environments.staging.database.name.replace('staging', 'lab'))
  const scopes = Object.values<{ scope: unknown }>(secrets).map(({ scope }) => scope)
  const lists = scopes.filter((scope) => Array.isArray(scope))
  expect(lists.filter((scope) => scope.includes('lab'))).toEqual(
    lists.filter((scope) => scope.includes('staging')),
  )
})

test('an environment made after one with patients’ data holds none', () => {
  const { text } = editEnvironment(textOf('hikma'), { name: 'drill', like: 'production', release: true })

  expect(JSON.parse(text).environments.drill.dataClass).toBe('anonymized')
})

test('an environment of a developer’s own is deployed by nothing, and can be planned', () => {
  const { text } = editEnvironment(textOf('hikma'), { name: 'lab', target: 'local' })

  expect(JSON.parse(text).environments.lab).toMatchObject({ target: 'local', from: {}, services: {} })
  expect(plan(graph, JSON.parse(text))).toMatchObject({ ok: true })
})

test('an environment that is there stays as it is', () => {
  const text = textOf('hikma', { 'environments.staging.purpose': 'Ours' })

  expect(editEnvironment(text, { name: 'staging', target: 'compose' }).text).toBe(text)
})

test.each([
  [{ name: 'Lab 1' }, '"Lab 1" cannot be an environment.'],
  [{ name: 'lab', like: 'stagin' }, 'There is no environment "stagin" to make it after.'],
])('refuses %j', (request, told) => {
  expect(() => editEnvironment(textOf('hikma'), request)).toThrow(told)
})
