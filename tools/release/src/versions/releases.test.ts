import { expect, test, vi } from 'vitest'
import { EXIT } from '../flow/exit-code.ts'
import { tagProduct } from '../git/product-tag.ts'
import {
  changeset,
  createVersionedRepository,
  type VersionedRepository,
} from '../testing/versioned-repository.ts'
import { makeVersion } from './make-version.ts'
import { runChangesets } from './run-changesets.ts'

// The command line of changesets starts several times.
vi.setConfig({ testTimeout: 120_000 })

/** What a merged version pull request does, from its own branch. */
async function version(repository: VersionedRepository, branch: string): Promise<void> {
  const { git, context, commit, lines } = repository
  git('switch', '--quiet', '--create', `changeset-release/${branch}`, branch)
  expect(await makeVersion(context, {}), lines.join('\n')).toBe(EXIT.done)
  commit('chore(release): version packages')
  repository.merge(`changeset-release/${branch}`, branch, 'squash')
  git('branch', '--quiet', '-D', `changeset-release/${branch}`)
}

function work(repository: VersionedRepository, name: string, text: string, from = 'develop'): void {
  const { git, commit } = repository
  git('switch', '--quiet', '--create', `feature/${name}`, from)
  commit(`feat: ${name}`, { [`libs/contracts/src/${name}.ts`]: `${name}\n`, [`.changeset/${name}.md`]: text })
  repository.merge(`feature/${name}`, from, 'squash')
}

/** The same with what `pnpm changeset` writes. */
async function workByCommandLine(
  repository: VersionedRepository,
  name: string,
  summary: string,
): Promise<void> {
  const { git, commit, merge, root } = repository
  git('switch', '--quiet', '--create', `feature/${name}`, 'develop')
  await runChangesets(root, ['add', '--minor', '@made/api,@made/web', '--message', summary])
  commit(`feat: ${name}`, { [`libs/contracts/src/${name}.ts`]: `${name}\n` })
  merge(`feature/${name}`, 'develop', 'squash')
}

/** What changesets itself would make. */
async function readStatus({ root, read }: VersionedRepository): Promise<string[]> {
  await runChangesets(root, ['status', '--output', '../status.json'])
  const { releases } = JSON.parse(read('../status.json'))
  return releases
    .map((each: { name: string; newVersion: string }) => `${each.name} ${each.newVersion}`)
    .sort()
}

/** What a verified deployment of main does. */
async function deploy({ root, git }: VersionedRepository): Promise<string> {
  const tagging = await tagProduct({ root, env: COMMITTER }, git('rev-parse', 'main'), 'Deployed')
  return tagging.kind === 'none' ? tagging.why : tagging.tag
}

const COMMITTER = { GIT_COMMITTER_NAME: 'Test', GIT_COMMITTER_EMAIL: 'test@clinic.test' }

test('features, fixes and a breaking change, with a hotfix between them, get the right versions and tags', async () => {
  const repository = createVersionedRepository()
  const { merge, versionAt, git, commit, context, read } = repository
  await workByCommandLine(repository, 'growth', 'Growth charts')
  work(repository, 'dose', changeset('Doses are rounded', { api: 'patch' }))
  expect(await readStatus(repository)).toEqual(['@made/api 1.1.0', '@made/web 1.1.0'])
  await version(repository, 'develop')
  merge('develop', 'main', 'squash')
  expect([versionAt('main'), await deploy(repository)]).toEqual(['1.1.0', 'v1.1.0'])
  merge('main', 'develop', 'merge')

  work(repository, 'import', changeset('Bundles need a type', { api: 'major' }))
  git('switch', '--quiet', '--create', 'hotfix/unit', 'main')
  commit('fix: unit', {
    'apps/web/src/main.ts': 'mended()\n',
    '.changeset/unit.md': changeset('Units show', { web: 'patch' }),
  })
  expect(await makeVersion(context, {})).toBe(EXIT.done)
  commit('chore(release): version packages')
  merge('hotfix/unit', 'main', 'squash')
  expect([versionAt('main'), await deploy(repository)]).toEqual(['1.1.1', 'v1.1.1'])
  merge('main', 'develop', 'merge')

  await version(repository, 'develop')
  merge('develop', 'main', 'squash')
  expect([versionAt('main'), await deploy(repository)]).toEqual(['2.0.0', 'v2.0.0'])
  merge('main', 'develop', 'merge')

  expect(git('tag', '--list').split('\n')).toEqual(['v1.0.0', 'v1.1.0', 'v1.1.1', 'v2.0.0'])
  expect(git('ls-files', '.changeset')).toBe('.changeset/config.json')
  expect(git('rev-list', '--merges', '--count', 'main')).toBe('0')
  expect(read('CHANGELOG.md')).toMatchInlineSnapshot(`
    "# Wardkit

    ## 2.0.0

    ### Breaking changes

    - Bundles need a type (api)

    ## 1.1.1

    ### Fixes

    - Units show (web)

    ## 1.1.0

    ### Features

    - Growth charts

    ### Fixes

    - Doses are rounded (api)
    "
  `)
  expect(read('apps/web/CHANGELOG.md').replaceAll(/[0-9a-f]{7}: /g, '')).toMatchInlineSnapshot(`
    "# @made/web

    ## 2.0.0

    No changes in this release.

    ## 1.1.1

    ### Patch Changes

    - Units show

    ## 1.1.0

    ### Minor Changes

    - Growth charts
    "
  `)
  expect(versionAt('develop')).toBe('2.0.0')
  expect(JSON.parse(read('libs/contracts/package.json')).version).toBe('0.0.0')
})

test('a release branch makes candidates, then its version, and comes back without releasing anything twice', async () => {
  const repository = createVersionedRepository()
  const { git, versionAt, merge, commit, read, context } = repository
  work(repository, 'growth', changeset('Growth charts', { api: 'minor', web: 'minor' }))
  git('switch', '--quiet', '--create', 'release/v1.1.0', 'develop')
  await version(repository, 'release/v1.1.0')
  expect(versionAt('release/v1.1.0')).toBe('1.1.0-rc.0')
  work(repository, 'next', changeset('Something for later', { api: 'patch' }))

  git('switch', '--quiet', 'release/v1.1.0')
  commit('fix: curve', { '.changeset/curve.md': changeset('Curves are drawn', { web: 'patch' }) })
  await version(repository, 'release/v1.1.0')
  expect(versionAt('release/v1.1.0')).toBe('1.1.0-rc.1')
  expect(read('CHANGELOG.md')).toContain(
    '## 1.1.0-rc.1\n\n### Fixes\n\n- Curves are drawn (web)\n\n## 1.1.0-rc.0',
  )

  await version(repository, 'release/v1.1.0')
  expect(versionAt('release/v1.1.0')).toBe('1.1.0')
  expect(read('CHANGELOG.md')).toMatchInlineSnapshot(`
    "# Wardkit

    ## 1.1.0

    ### Features

    - Growth charts

    ### Fixes

    - Curves are drawn (web)
    "
  `)
  expect(read('apps/api/CHANGELOG.md')).not.toContain('rc.')

  merge('release/v1.1.0', 'main', 'squash')
  expect(await deploy(repository)).toBe('v1.1.0')
  merge('main', 'release/v1.1.0', 'merge')
  merge('release/v1.1.0', 'develop', 'merge')
  expect(git('ls-files', '.changeset').split('\n')).toEqual(['.changeset/config.json', '.changeset/next.md'])
  git('switch', '--quiet', 'develop')
  expect(await makeVersion(context, {})).toBe(EXIT.done)
  expect(read('CHANGELOG.md')).toContain('## 1.1.1\n\n### Fixes\n\n- Something for later (api)\n\n## 1.1.0\n')
})

test('before 1.0.0 what breaks makes a minor version, and says so; 1.0.0 is made by its release branch', async () => {
  const repository = createVersionedRepository('0.3.0')
  const { read, versionAt, git, context } = repository
  work(repository, 'import', changeset('Bundles need a type', { api: 'major' }))
  await version(repository, 'develop')
  expect(versionAt('develop')).toBe('0.4.0')
  expect(read('CHANGELOG.md')).toContain('## 0.4.0\n\n### Breaking changes\n\n- Bundles need a type (api)')
  expect(read('apps/api/CHANGELOG.md')).toContain('**Breaking:** Bundles need a type')

  work(repository, 'ready', changeset('Ready', { api: 'patch', web: 'patch' }))
  expect(await makeVersion(context, { branch: 'release/v1.0.0', isDryRun: true })).toBe(EXIT.done)
  expect(repository.lines.at(-1)).toContain('0.4.0 → 1.0.0-rc.0')
  git('switch', '--quiet', '--create', 'release/v1.0.0', 'develop')
  await version(repository, 'release/v1.0.0')
  await version(repository, 'release/v1.0.0')
  expect(versionAt('release/v1.0.0')).toBe('1.0.0')
  expect(read('apps/web/CHANGELOG.md')).toContain('## 1.0.0\n')
})
