import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { EMPTY_TREE } from '@ehr/conventions/git'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Repository } from '../testing/repository.ts'
import { createWorkspace } from '../testing/workspace.ts'
import { runAffected } from './run-affected.ts'

// Nx starts several times in each.
vi.setConfig({ testTimeout: 120_000 })

let workspace: Repository
beforeEach(() => {
  workspace = createWorkspace()
})
afterEach(() => workspace.remove())

test('runs a target in the projects that a change affects, and those that need them', async () => {
  const base = workspace.git('rev-parse', 'HEAD')
  workspace.commit({ 'packages/lib/index.js': '1' })

  expect(await run(['test'], { NX_BASE: base, NX_HEAD: 'HEAD' })).toBe(0)
  expect(ran()).toEqual(['api:test', 'lib:test'])
})

test('shards share what is affected, and journeys get their part to divide', async () => {
  workspace.commit({ 'packages/page/playwright.config.ts': '' })
  const everything = { NX_BASE: EMPTY_TREE, NX_HEAD: 'HEAD' }

  expect(await run(['test'], everything, '1/2')).toBe(0)
  expect(ran()).toEqual(['api:test'])
  expect(await run(['test'], everything, '2/2')).toBe(0)
  expect(ran()).toEqual(['api:test', 'lib:test'])
  expect(await run(['e2e'], everything, '2/2')).toBe(0)
  expect(ran()).toContain('page:e2e --shard=2/2')
})

test('nothing affected ends with a sentence', async () => {
  const said = vi.spyOn(console, 'log')
  expect(await run(['test'], { NX_BASE: 'HEAD', NX_HEAD: 'HEAD' })).toBe(0)
  expect(said).toHaveBeenCalledWith('Nothing is affected: there is no test to run.')
  expect(existsSync(join(workspace.root, 'runs'))).toBe(false)
})

function run(targets: string[], range: NodeJS.ProcessEnv, shard?: string): Promise<number> {
  const env = { ...process.env, ...range }
  return runAffected({ root: workspace.root, env }, { targets, ...(shard !== undefined && { shard }) })
}

function ran(): string[] {
  return readFileSync(join(workspace.root, 'runs'), 'utf8').trim().split('\n').sort()
}
