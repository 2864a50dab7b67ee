import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Repository } from '../testing/repository.ts'
import { createWorkspace } from '../testing/workspace.ts'
import { listChanged } from './list-changed.ts'
import { fetchDeployed, recordDeployed } from './markers.ts'

// Nx starts several times.
vi.setConfig({ testTimeout: 120_000 })

let server: Repository
let clone: Repository
beforeEach(() => {
  server = createWorkspace()
  clone = server.clone()
})
afterEach(() => {
  clone.remove()
  server.remove()
})

test('each environment has its own commit of each application, for every clone to see', () => {
  const [old, now] = [clone.git('rev-parse', 'HEAD'), clone.commit({ 'packages/api/index.js': '1' })]
  clone.git('push', '--quiet', 'origin', 'HEAD:refs/heads/work')
  recordDeployed(clone.root, { environment: 'staging', app: 'api', commit: now })
  recordDeployed(clone.root, { environment: 'staging', app: 'page', commit: old })
  recordDeployed(clone.root, { environment: 'production', app: 'api', commit: old })

  const other = server.clone()
  expect(fetchDeployed(other.root, 'staging')).toEqual([
    { app: 'api', commit: now },
    { app: 'page', commit: old },
  ])
  expect(fetchDeployed(other.root, 'production')).toEqual([{ app: 'api', commit: old }])
  expect(fetchDeployed(other.root, 'preview')).toEqual([])
  other.remove()
})

test('a rollback moves the marker back', () => {
  const old = clone.git('rev-parse', 'HEAD')
  const now = clone.commit({ 'packages/api/index.js': '1' })
  for (const commit of [now, old]) recordDeployed(clone.root, { environment: 'staging', app: 'api', commit })
  expect(fetchDeployed(clone.root, 'staging')).toEqual([{ app: 'api', commit: old }])
})

test('names that are none, and commits that this clone does not have, are refused', () => {
  const commit = clone.git('rev-parse', 'HEAD')
  const record = (marker: object) => () =>
    recordDeployed(clone.root, { environment: 'staging', app: 'api', commit, ...marker })
  expect(record({ environment: '../heads' })).toThrow('is no name of an environment')
  expect(record({ app: 'a*' })).toThrow('is no name of an application')
  expect(record({ commit: 'f'.repeat(40) })).toThrow('is no commit of this clone')
})

test('an application has changed when something it needs has, or when it was never there', async () => {
  const before = server.git('rev-parse', 'HEAD')
  const head = server.commit({ 'packages/lib/index.js': '1' })
  const deployed = [
    { app: 'api', commit: before },
    { app: 'page', commit: before },
  ]
  expect(await listChanged(server.root, { apps: ['api', 'lib', 'page'], deployed, head })).toEqual([
    { app: 'api', commit: before, hasChanged: true },
    { app: 'lib', hasChanged: true },
    { app: 'page', commit: before, hasChanged: false },
  ])
})
