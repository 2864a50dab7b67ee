import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { EMPTY_TREE } from '@ehr/conventions/git'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Repository } from '../testing/repository.ts'
import { startStandIn } from '../testing/stand-in.ts'
import { createWorkspace } from '../testing/workspace.ts'
import { runScope, takeScope } from './run-scope.ts'

// Nx starts several times in each.
vi.setConfig({ testTimeout: 120_000 })

let workspace: Repository
beforeEach(() => {
  workspace = createWorkspace()
})
afterEach(() => workspace.remove())

test('tells later jobs and people which targets are affected', async () => {
  const base = workspace.git('rev-parse', 'HEAD')
  workspace.git('switch', '--quiet', '-c', 'develop')
  workspace.git('switch', '--quiet', '-c', 'feature/x')
  const head = workspace.commit({ 'packages/lib/index.js': '1' })
  const { env, read } = pipeline('pull_request', 'refs/pull/1/merge', {
    pull_request: { base: { ref: 'develop' }, head: { sha: head } },
  })
  const said = await runScope({ root: workspace.root, env })

  expect(read('output')).toBe(
    `base=${base}\nhead=${head}\nlint=true\ntypecheck=false\ntest=true\nbuild=true\ne2e=false\nmigrate-validate=false\n`,
  )
  expect(said).toContain('  lint              api, lib\n')
  expect(said).toContain('  e2e               nothing\n')
  expect(read('summary')).toContain('| build | api |')
})

test('a push is counted from what GitHub’s list of runs says, and nothing changed affects nothing', async () => {
  const green = workspace.commit({ 'packages/lib/index.js': '1' })
  const head = workspace.commit({ 'packages/page/index.js': '1' })
  const { env, read } = pipeline('push', 'refs/heads/main', {
    ref: 'refs/heads/main',
    before: green,
    forced: false,
  })
  const runs = [{ head_sha: green, head_branch: 'main', event: 'push', conclusion: 'success' }]
  const standIn = await startStandIn(() => ({ body: { workflow_runs: runs } }))
  const asking = {
    ...env,
    GITHUB_API_URL: standIn.url,
    GITHUB_REPOSITORY: 'example-org/made-up',
    GITHUB_TOKEN: 'key',
    GITHUB_WORKFLOW_REF: 'example-org/made-up/.github/workflows/ci.yml@refs/heads/main',
  }
  try {
    await runScope({ root: workspace.root, env: asking })
    expect(read('output')).toContain(`base=${green}\nhead=${head}\nlint=true\ntypecheck=false\ntest=false\n`)
    runs.unshift({ head_sha: head, head_branch: 'main', event: 'push', conclusion: 'success' })
    const said = await runScope({ root: workspace.root, env: asking })
    expect(said).toContain('Nothing has changed since')
    expect(read('output')).toContain(`base=${head}\nhead=${head}\nlint=false\n`)
  } finally {
    await standIn.close()
  }
})

test('where everything counts, later jobs get git’s empty tree, by which Nx affects every project', async () => {
  const { env, read } = pipeline('schedule', 'refs/heads/main', {})
  await runScope({ root: workspace.root, env })

  expect(read('output')).toContain(`base=${EMPTY_TREE}\n`)
  expect(read('output')).toContain('e2e=true\n')
})

test('takes what was handed over, and refuses what this clone does not have', async () => {
  const base = workspace.git('rev-parse', 'HEAD')
  const head = workspace.commit({ 'packages/lib/index.js': '1' })
  const take = (env: NodeJS.ProcessEnv) => takeScope({ root: workspace.root, env })

  expect(await take({ NX_BASE: base, NX_HEAD: head })).toMatchObject({ base, head, isEverything: false })
  expect(await take({ NX_BASE: EMPTY_TREE, NX_HEAD: head })).toMatchObject({ isEverything: true })
  expect(await take({})).toMatchObject({ hasWorkingTree: true })
  await expect(take({ NX_BASE: 'f'.repeat(40), NX_HEAD: head })).rejects.toThrow('Fetch all of it')
  await expect(take({ NX_BASE: '--output=x', NX_HEAD: head })).rejects.toThrow('Fetch all of it')
})

function pipeline(name: string, ref: string, payload: object) {
  const file = (part: string) => join(workspace.root, '.nx', part)
  workspace.write({ '.nx/event': JSON.stringify(payload), '.nx/output': '', '.nx/summary': '' })
  const env: NodeJS.ProcessEnv = {
    GITHUB_EVENT_NAME: name,
    GITHUB_REF: ref,
    GITHUB_EVENT_PATH: file('event'),
    GITHUB_OUTPUT: file('output'),
    GITHUB_STEP_SUMMARY: file('summary'),
  }
  return { env, read: (part: string) => readFileSync(file(part), 'utf8') }
}
