import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { EXIT } from '../flow/exit-code.ts'
import {
  changeset,
  createVersionedRepository,
  type VersionedRepository,
} from '../testing/versioned-repository.ts'
import { checkChange } from './check-change.ts'
import { makeVersion } from './make-version.ts'

// Nx and changesets start several times.
vi.setConfig({ testTimeout: 120_000 })
vi.stubEnv('NX_ISOLATE_PLUGINS', 'false')

async function check(repository: VersionedRepository, base = 'develop', into?: string): Promise<string> {
  repository.lines.length = 0
  const code = await checkChange(repository.context, { base, into })
  return `${code === EXIT.done ? 'fine' : 'refused'}: ${repository.lines.join('\n')}`
}

test('a library that two deployables ship needs a changeset that names both, committed or not', async () => {
  const repository = createVersionedRepository()
  const { git, commit, write } = repository
  git('switch', '--quiet', '--create', 'feature/dose')
  commit('feat: dose', { 'libs/contracts/src/dose.ts': 'two\n' })
  write({ '.changeset/dose.md': changeset('Doses', { api: 'patch' }) })
  expect(await check(repository)).toMatch(/^refused: @made\/web changes/)
  write({ '.changeset/dose.md': changeset('Doses', { api: 'patch', web: 'none' }) })
  expect(await check(repository)).toMatch(/^fine: @made\/api: \.changeset\/dose\.md/)
})

test('an older changeset covers nothing new, an empty one covers all, and prose and tests need none', async () => {
  const repository = createVersionedRepository()
  const { git, commit } = repository
  commit('feat: before', { '.changeset/before.md': changeset('Before', { api: 'patch', web: 'patch' }) })
  git('switch', '--quiet', '--create', 'feature/x')
  commit('docs: prose', { 'apps/api/README.md': 'x', 'apps/api/src/main.test.ts': 'x', 'tools/x.ts': 'x' })
  expect(await check(repository)).toBe('fine: Nothing that is deployed has changed.')
  commit('feat: x', { 'apps/api/src/main.ts': 'changed\n' })
  expect(await check(repository)).toMatch(/^refused: @made\/api changes/)
  commit('chore: none', { '.changeset/none.md': changeset('', {}) })
  expect(await check(repository)).toMatch(/^fine: .*none\.md says that nobody notices anything/)
})

test('a library as a changeset’s package is refused with what ships it', async () => {
  const repository = createVersionedRepository()
  repository.write({ '.changeset/x.md': changeset('x', { contracts: 'patch' }) })

  expect(await check(repository)).toBe(
    'refused: .changeset/x.md: "@made/contracts" is not released by itself. Name what ships it instead: "@made/api", "@made/web".',
  )
})

test('a version pull request, and what comes back from production, needs none; what is added to them does', async () => {
  const repository = createVersionedRepository()
  const { git, commit, context, merge } = repository
  git('switch', '--quiet', '--create', 'hotfix/unit', 'main')
  commit('fix: unit', {
    'apps/api/src/main.ts': 'mended\n',
    '.changeset/unit.md': changeset('Units', { api: 'patch' }),
  })
  expect(await check(repository, 'main', 'main')).toMatch(
    /^refused: .*\n\.changeset\/unit\.md waits for a version/,
  )
  expect(await makeVersion(context, {})).toBe(EXIT.done)
  commit('chore(release): version packages')
  expect(await check(repository, 'main', 'main')).toMatch(/^fine: .*\n1\.0\.1 is the version of this\.$/)
  merge('hotfix/unit', 'main', 'squash')
  expect(await check(repository, 'develop', 'develop')).toMatch(/^fine/)
  commit('fix: more', { 'apps/web/src/main.ts': 'more\n' })
  expect(await check(repository, 'develop', 'develop')).toMatch(/^refused: @made\/web changes/)
})

test('into production goes no version that has a tag already, and no candidate', async () => {
  const repository = createVersionedRepository()
  const { git, commit } = repository
  git('switch', '--quiet', '--create', 'hotfix/unit', 'main')
  commit('fix: unit', { 'apps/api/src/main.ts': 'x\n', '.changeset/none.md': changeset('', {}) })
  expect(await check(repository, 'main', 'main')).toMatch(/v1\.0\.0 is \w{7} already, and this changes/)
  commit('chore: candidate', { '.changeset/pre.json': '{ "mode": "pre", "tag": "rc" }' })
  expect(await check(repository, 'main', 'main')).toContain('1.0.0 is a candidate')
  expect(await check(repository, 'HEAD', 'develop')).toContain('candidates stay on their release branch')
})

test('a base that is not there, and history that is cut short, are said with their mend', async () => {
  const repository = createVersionedRepository()
  const { context, root } = repository
  expect(await check(repository, 'nowhere')).toMatch(/^refused: This clone has no nowhere\. Fetch it/)
  repository.commit('feat: newer', { 'apps/api/src/main.ts': 'newer\n' })
  const shallow = join(root, '../shallow')
  execFileSync('git', [
    'clone',
    '--quiet',
    '--depth=1',
    '--branch=develop',
    `file://${join(root, '../server')}`,
    shallow,
  ])
  const lines: string[] = []
  const code = await checkChange(
    { ...context, root: shallow, say: (line) => void lines.push(line) },
    { base: 'v1.0.0' },
  )
  expect([code, ...lines].join(' ')).toMatch(/^1 The history is cut short.*git fetch --unshallow/)
})
