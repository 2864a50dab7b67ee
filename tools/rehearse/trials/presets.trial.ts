import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPreset, PRESET_NAMES } from '@ehr/delivery/presets'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type RehearseOptions, rehearse } from '../src/index.ts'

// Whole pipelines, of which one takes as long as all checks together.
vi.setConfig({ testTimeout: 60 * 60_000, hookTimeout: 120_000 })

const ROOT = join(import.meta.dirname, '../../..')
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rehearse-trial-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function run(options: Partial<RehearseOptions>) {
  const lines: string[] = []
  const { exitCode, jobs } = await rehearse({
    ...{ root: ROOT, isWorkingTree: true, home: join(folder, 'home'), workflow: 'ci', env: process.env },
    ...{ signal: new AbortController().signal, write: (line) => void lines.push(line) },
    ...options,
  })
  const checks = Object.fromEntries(
    jobs.flatMap(({ cells }) => cells).map(({ name, result }) => [name, result]),
  )
  return { exitCode, checks, text: lines.join('\n') }
}

test.each(PRESET_NAMES)(
  'the checks of %s are green for the pull request that changes to its delivery, which affects everything',
  async (preset) => {
    const { exitCode, text } = await run({
      preset,
      event: 'pull_request',
      workflow: createPreset(preset).pipelines.files.checks,
    })
    expect(exitCode, text).toBe(0)
  },
)

test('the ci workflow is green with everything affected', async () => {
  const { exitCode, text } = await run({ event: 'push', branch: 'develop', base: 'none' })
  expect(exitCode, text).toBe(0)
})

test('the deploy workflow brings a commit to staging, verifies it and records it', async () => {
  const { exitCode, checks, text } = await run({
    ...{ workflow: 'deploy', event: 'push', branch: 'develop', isVerbose: true },
  })
  expect(exitCode, text).toBe(0)
  expect(checks).toMatchObject({ 'deploy to staging': 'success', 'deploy to production': 'skipped' })
  expect(text).toContain('to staging: deployed and verified')
  expect(text).not.toContain('Render would refuse')
})

test('the deploy workflow brings a commit to production', async () => {
  const { exitCode, checks, text } = await run({ workflow: 'deploy', event: 'push', branch: 'main' })
  expect(exitCode, text).toBe(0)
  expect(checks).toMatchObject({ 'deploy to production': 'success' })
})

test('in a fork it deploys nothing, and is green', async () => {
  const { exitCode, text } = await run({ workflow: 'deploy', event: 'push', branch: 'develop', isFork: true })
  expect(exitCode, text).toBe(0)
  expect(text).toContain('Skipped, because these secrets are not set:')
})
