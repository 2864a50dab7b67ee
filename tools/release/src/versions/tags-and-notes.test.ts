import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { EXIT } from '../flow/exit-code.ts'
import { startGitHubStandIn } from '../testing/github-stand-in.ts'
import { changeset, createVersionedRepository, renderVariables } from '../testing/versioned-repository.ts'
import { showNotes, showPlan } from './show-plan.ts'
import { tagVersion } from './tag-version.ts'

// Git starts many times.
vi.setConfig({ testTimeout: 60_000 })

const MIGRATIONS = 'libs/migrations/migrations'

function createNewer() {
  const repository = createVersionedRepository()
  repository.commit('feat: newer', {
    [`${MIGRATIONS}/2_plain.ts`]: 'export const up = 2\n',
    [`${MIGRATIONS}/3_drop.breaking.ts`]: "export const irreversible = 'the column’s values are gone'\n",
    'docs/generated/environment-variables.md': renderVariables([
      '| `AUTH_SECRET` (secret) | api | Keys come from it. | required | required | required |',
    ]),
    '.changeset/growth.md': changeset('Growth charts', { api: 'minor', web: 'minor' }),
  })
  const delivery = JSON.parse(repository.read('delivery.json'))
  delivery.environments.production.services['ehr-api'].replicas = 5
  repository.commit('chore: replicas', { 'delivery.json': JSON.stringify(delivery) })
  return repository
}

test('a plan shows the version, its changes, migrations with their marks, and what is to be configured', async () => {
  const { context, lines } = createNewer()
  expect(await showPlan(context, {})).toBe(EXIT.done)
  expect(lines.join('\n')).toMatchInlineSnapshot(`
    "Wardkit 1.1.0, after 1.0.0
      feature   Growth charts  (.changeset/growth.md)
    Migrations:
      2_plain
      3_drop.breaking; breaking: the version before cannot serve after it; irreversible: the column’s values are gone
    Configuration:
      AUTH_SECRET is new, and must be set before the deployment
      PORT is not read any more
      environments.production.services.ehr-api.replicas: 2 → 5
    Compared with v1.0.0."
  `)
  lines.length = 0
  expect(await showPlan(context, { format: 'json', branch: 'release/v1.3.0' })).toBe(EXIT.done)
  expect(JSON.parse(lines.join('\n'))).toMatchObject({
    version: '1.0.0',
    next: '1.3.0-rc.0',
    kind: 'candidate',
    since: 'v1.0.0',
    releases: [{ name: '@made/api', to: '1.3.0-rc.0', changesets: ['.changeset/growth.md'] }, {}],
    migrations: [{ name: '2_plain' }, { name: '3_drop.breaking', isBreaking: true }],
  })
  lines.length = 0
  expect(await showPlan(context, { format: 'markdown' })).toBe(EXIT.done)
  expect(lines.join('\n')).toMatchInlineSnapshot(`
    "## Wardkit 1.1.0, after 1.0.0

    ### Features

    - Growth charts

    ### Migrations

    - \`2_plain\`
    - \`3_drop.breaking\` — **breaking**: the version before cannot serve after it — **irreversible**: the column’s values are gone

    ### Configuration

    - \`AUTH_SECRET\` (secret, api) is new, and **must be set before the deployment**. Keys come from it.
    - \`PORT\` (api) is not read any more. Where.
    - \`environments.production.services.ehr-api.replicas\`: \`2\` → \`5\`

    Compared with v1.0.0."
  `)
})

test('a plan says what is wrong with changesets, all at once, and that none is there', async () => {
  const { context, lines, write } = createVersionedRepository()
  expect(await showPlan(context, {})).toBe(EXIT.done)
  expect(lines.join('\n')).toContain('No changeset waits for a version after 1.0.0.')
  lines.length = 0
  write({
    '.changeset/a.md': 'no front matter',
    '.changeset/b.md': changeset('x', { none: 'patch', api: 'huge' }),
  })
  expect(await showPlan(context, {})).toBe(EXIT.refused)
  expect(lines.join('\n')).toMatch(
    /a\.md: it has no front matter.*\n.*b\.md: "@made\/api" has the bump "huge"/,
  )
})

test('a candidate is tagged, and published with its notes; once more changes nothing', async () => {
  const github = await startGitHubStandIn()
  const { context, lines, git, commit, read } = createNewer()
  git('switch', '--quiet', '--create', 'release/v1.1.0')
  const manifest = { ...JSON.parse(read('package.json')), version: '1.1.0-rc.0' }
  commit('chore(release): candidate', {
    'package.json': JSON.stringify(manifest),
    'CHANGELOG.md': '# Wardkit\n\n## 1.1.0-rc.0\n\n### Features\n\n- Growth charts\n',
  })
  const here = { ...context, env: { ...github.env, GIT_AUTHOR_NAME: 'x' } }
  expect(await tagVersion(here, { candidates: true }), lines.join('\n')).toBe(EXIT.done)
  expect(lines).toEqual(['Tagged: v1.1.0-rc.0', 'Published: v1.1.0-rc.0'])
  expect(git('ls-remote', 'origin', 'refs/tags/v1.1.0-rc.0')).not.toBe('')
  expect(github.state.releases).toMatchObject([{ tag_name: 'v1.1.0-rc.0', prerelease: true }])
  expect(github.state.releases[0]?.body).toContain('- Growth charts\n\n### Migrations\n\n- `2_plain`')
  lines.length = 0
  expect(await tagVersion(here, { candidates: true })).toBe(EXIT.done)
  expect(lines).toEqual(['Tagged already: v1.1.0-rc.0', 'Published already: v1.1.0-rc.0'])
  commit('fix: more', { 'apps/api/src/main.ts': 'more\n' })
  lines.length = 0
  expect(await tagVersion(here, { candidates: true })).toBe(EXIT.done)
  expect(lines.join()).toMatch(/^Nothing to tag: v1\.1\.0-rc\.0 is \w{7}, and no version was made since/)
  await github.close()
})

test('what must not be tagged is refused with what to do', async () => {
  const { context, lines, git, commit, root } = createVersionedRepository()
  git('tag', '--delete', 'v1.0.0')
  expect(await tagVersion(context, {})).toBe(EXIT.refused)
  expect(lines.at(-1)).toMatch(/^v1\.0\.0 is made when its deployment was verified: pnpm ehr deploy/)
  git('switch', '--quiet', '--orphan', 'strange')
  const strange = commit('chore: strange', {
    'package.json': '{ "version": "1.0.0" }',
    '.gitignore': 'node_modules',
  })
  git('switch', '--quiet', 'main')
  git('tag', 'v1.0.0', strange)
  expect(await tagVersion(context, { anyway: true })).toBe(EXIT.refused)
  expect(lines.at(-1)).toMatch(/^v1\.0\.0 is \w{7} already, which does not lead to/)
  expect(await tagVersion(context, { commit: 'nowhere' })).toBe(EXIT.refused)
  expect(lines.at(-1)).toContain('This clone has no nowhere')
  const shallow = join(root, '../shallow')
  const server = `file://${join(root, '../server')}`
  execFileSync('git', ['clone', '--quiet', '--no-tags', '--depth=1', '--branch=develop', server, shallow])
  expect(await tagVersion({ ...context, root: shallow }, { anyway: true })).toBe(EXIT.refused)
  expect(lines.at(-1)).toMatch(/is cut short.*git fetch --unshallow --tags/)
})

test('the first release ever has notes of everything', async () => {
  const { context, lines, git } = createVersionedRepository('0.1.0')
  git('tag', '--delete', 'v0.1.0')
  expect(await showNotes(context, {})).toBe(EXIT.done)
  expect(lines.join('\n')).toBe(
    'Nothing that a user notices.\n\n### Migrations\n\n- `1_first`\n\nThe first release.',
  )
})
