import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { EXIT } from '../flow/exit-code.ts'
import {
  changeset,
  createVersionedRepository,
  type VersionedRepository,
} from '../testing/versioned-repository.ts'
import { makeVersion } from './make-version.ts'
import { prepareVersion } from './prepare-version.ts'

async function refused(repository: VersionedRepository, options = {}): Promise<string> {
  expect(await makeVersion(repository.context, options)).toBe(EXIT.refused)
  expect(repository.lines.at(-1)).toBe('Nothing was written.')
  return repository.lines.join('\n')
}

// The command line of changesets starts several times.
vi.setConfig({ testTimeout: 60_000 })

test('nothing due is no failure, and says so', async () => {
  const repository = createVersionedRepository()
  expect(await makeVersion(repository.context, {})).toBe(EXIT.done)
  expect(repository.lines).toEqual([
    'No version is due: no changeset waits for a version after 1.0.0. "pnpm changeset" writes one.',
  ])
})

test('what is not committed, would be lost, and is refused', async () => {
  const repository = createVersionedRepository()
  repository.write({ '.changeset/x.md': changeset('x', { api: 'patch' }) })
  expect(await refused(repository)).toContain('Not committed: .changeset/x.md. A version changes or deletes')
})

test('a branch that makes no versions, and none at all, are refused with what to do', async () => {
  const repository = createVersionedRepository()
  const { git, commit } = repository
  commit('fix: x', { '.changeset/x.md': changeset('x', { api: 'patch' }) })
  git('switch', '--quiet', '--create', 'feature/x')
  expect(await refused(repository)).toContain(
    'versions are made on develop, release/vX.Y.Z, hotfix/<kebab>, and this is feature/x',
  )
  git('switch', '--quiet', '--detach')
  expect(await refused(repository)).toContain('No branch is checked out')
  expect(await refused(repository, { as: 'one', branch: 'develop' })).toContain('--as one is no version')
})

test('versions that have drifted apart, and a group that lacks a deployable, are refused', async () => {
  const repository = createVersionedRepository()
  const manifest = JSON.parse(repository.read('apps/web/package.json'))
  const config = JSON.parse(repository.read('.changeset/config.json'))
  repository.commit('chore: break', {
    'apps/web/package.json': JSON.stringify({ ...manifest, version: '0.9.0' }),
    '.changeset/config.json': JSON.stringify({ ...config, fixed: [] }),
  })
  const said = await refused(repository)
  expect(said).toContain('apps/web/package.json: it has the version "0.9.0", and the product has 1.0.0.')
  expect(said).toContain('.changeset/config.json: what is deployed is not in one group of "fixed".')
})

test('where changesets fails half-way, every file is as it was', async () => {
  const repository = createVersionedRepository('0.3.0')
  const config = JSON.parse(repository.read('.changeset/config.json'))
  repository.commit('feat: x', {
    '.changeset/x.md': changeset('x', { api: 'major' }),
    '.changeset/config.json': JSON.stringify({ ...config, changelog: './missing.js' }),
  })
  await expect(makeVersion(repository.context, {})).rejects.toThrow('changeset version failed.')
  expect(repository.git('status', '--porcelain')).toBe('')
})

test('says to the steps after it whether a version is due, and ends candidates that are complete', async () => {
  const repository = createVersionedRepository()
  const { root, git, commit, context, lines, has } = repository
  const output = join(root, '../output')
  const prepare = async (branch: string) => {
    rmSync(output, { force: true })
    appendFileSync(output, '')
    git('switch', '--quiet', branch)
    const env = { GITHUB_OUTPUT: output, GITHUB_REF: `refs/heads/${branch}` }
    return [await prepareVersion({ ...context, env }), existsSync(output) && readFileSync(output, 'utf8')]
  }
  expect(await prepare('develop')).toEqual([EXIT.done, 'due=false\n'])
  commit('feat: x', { '.changeset/x.md': changeset('x', { api: 'minor' }) })
  expect(await prepare('develop')).toEqual([EXIT.done, 'due=true\n'])
  expect(lines.at(-1)).toBe('Due: 1.0.0 → 1.1.0')

  git('switch', '--quiet', '--create', 'release/v1.1.0')
  git('push', '--quiet', 'origin', 'release/v1.1.0')
  expect(await prepare('release/v1.1.0')).toEqual([EXIT.done, 'due=true\n'])
  expect(JSON.parse(repository.read('.changeset/pre.json'))).toEqual({ mode: 'pre', tag: 'rc' })
  rmSync(join(root, '.changeset/pre.json'))
  expect(await prepare('develop')).toEqual([EXIT.done, 'due=false\n'])
  expect(lines.at(-1)).toMatch(/^No version pull request: release\/v1\.1\.0 is open/)

  git('switch', '--quiet', 'release/v1.1.0')
  expect(await makeVersion(context, {})).toBe(EXIT.done)
  commit('chore(release): version packages')
  expect(has('.changeset/pre/x.md')).toBe(true)
  expect(await prepare('release/v1.1.0')).toEqual([EXIT.done, 'due=true\n'])
  expect(JSON.parse(repository.read('.changeset/pre.json'))).toEqual({ mode: 'exit', tag: 'rc' })
  expect(lines.at(-1)).toBe('Due: 1.1.0-rc.0 → 1.1.0')
})
