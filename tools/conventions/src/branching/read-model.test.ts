import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readModel } from './read-model.ts'

let root = ''

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'model-'))
})

afterEach(() => rmSync(root, { recursive: true, force: true }))

test('is git-flow where nothing is said', () => {
  expect(readModel(root).name).toBe('git-flow')
})

test('is what delivery.json says, or what is tried in its place', () => {
  write({ branching: { model: 'deploy-tags', integration: 'deploy/clinic' } })

  expect(readModel(root).longLived).toEqual([{ name: 'deploy/clinic', role: 'integration' }])
  expect(readModel(root, { integration: 'next' }).integration).toBe('next')
  expect(readModel(root, { model: 'trunk' }).integration).toBe('main')
})

test('refuses a model and a branch that cannot be', () => {
  expect(() => readModel(root, { model: 'gitflow' })).toThrow('There is no branching model "gitflow"')
  write({ branching: { model: 'deploy-tags', integration: 'a..b' } })
  expect(() => readModel(root)).toThrow('cannot be the integration branch: it has two dots in a row')
})

test('names the file that is no JSON', () => {
  writeFileSync(join(root, 'delivery.json'), '<<<<<<< HEAD')

  expect(() => readModel(root)).toThrow(/delivery\.json could not be read as JSON/)
})

function write(metadata: object): void {
  writeFileSync(join(root, 'delivery.json'), JSON.stringify(metadata))
}
