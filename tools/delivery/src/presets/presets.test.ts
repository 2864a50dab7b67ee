import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { renderJsonSchema } from '../model/json-schema.ts'
import { type PlanOutcome, plan } from '../plan/plan.ts'
import { describeProblems } from '../plan/problem.ts'
import { ROOT, readCompleteWorkspace, readThisWorkspace } from '../testing/workspace.ts'
import { createPreset, PRESET_NAMES } from './index.ts'

const today = readThisWorkspace()
const complete = readCompleteWorkspace()

test.each(PRESET_NAMES)('%s plans without problems, in this workspace and in a complete one', (name) => {
  expect(problemsOf(plan(today, createPreset(name)))).toBe('')
  expect(problemsOf(plan(complete, createPreset(name)))).toBe('')
})

test.each(PRESET_NAMES)('%s is the same after it was written to a file and read again', (name) => {
  const metadata = createPreset(name)
  const read: unknown = JSON.parse(JSON.stringify(metadata))

  expect(read).toEqual(metadata)
  expect(JSON.stringify(plan(complete, read))).toBe(JSON.stringify(plan(complete, metadata)))
})

test.each(PRESET_NAMES)('%s is for whichever product', (name) => {
  const options = {
    name: 'Saint Mary',
    slug: 'st-mary',
    domain: 'clinic.example.net',
    organisation: 'st-mary',
    timeZone: 'Europe/Istanbul',
  }

  expect(problemsOf(plan(complete, createPreset(name, options)))).toBe('')
  expect(JSON.stringify(createPreset(name, options))).not.toMatch(/wardkit|example-org/i)
})

test('a complete workspace leaves nothing for later', () => {
  for (const name of PRESET_NAMES) {
    const outcome = plan(complete, createPreset(name))
    expect(outcome.ok && outcome.plan.notYet).toEqual([])
  }
})

test('no job deploys where there is no deployer, and the plan says so', () => {
  const outcome = plan(today, createPreset('hikma'))
  if (!outcome.ok) throw new Error(describeProblems(outcome.problems))
  const { plan: planned } = outcome

  expect(planned.workflows.flatMap(({ jobs }) => jobs).filter(({ id }) => id.startsWith('deploy-'))).toEqual(
    [],
  )
  expect(planned.notYet).toContainEqual({
    job: 'deploy to production',
    missing: 'a deployer for the target render',
  })
})

// A team's clone has a delivery of its own.
const isClone = existsSync(join(ROOT, '.template.json'))

test.skipIf(isClone)('delivery.json is the default preset', () => {
  const { $schema, ...metadata } = Object(readJson('delivery.json'))

  expect($schema).toBe('./tools/delivery/delivery.schema.json')
  expect(metadata).toEqual(createPreset('hikma'))
})

test('the schema for editors is that of the model: "node tools/delivery/src/model/write-json-schema.ts" writes it', () => {
  expect(readJson('tools/delivery/delivery.schema.json')).toEqual(
    JSON.parse(JSON.stringify(renderJsonSchema())),
  )
})

test('editors take every preset, and no misspelt setting', () => {
  const validate = new Ajv2020({ strict: false }).compile(renderJsonSchema())
  const misspelt = { ...createPreset('hikma'), enviroments: {} }

  expect(PRESET_NAMES.filter((name) => !validate(createPreset(name)))).toEqual([])
  expect(validate(misspelt)).toBe(false)
})

function problemsOf(outcome: PlanOutcome): string {
  return outcome.ok ? '' : describeProblems(outcome.problems)
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(join(ROOT, path), 'utf8'))
}
