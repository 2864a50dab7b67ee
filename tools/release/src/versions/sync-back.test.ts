import { expect, onTestFinished, test, vi } from 'vitest'
import { EXIT } from '../flow/exit-code.ts'
import { startGitHubStandIn } from '../testing/github-stand-in.ts'
import { createVersionedRepository, type VersionedRepository } from '../testing/versioned-repository.ts'
import { syncBack } from './sync-back.ts'

// Git starts many times.
vi.setConfig({ testTimeout: 60_000 })

const BACK = { from: 'main', to: 'develop' }

async function createGitHub() {
  const github = await startGitHubStandIn()
  onTestFinished(github.close)
  return github
}

/** A release that came to main by its branch. */
function release(repository: VersionedRepository): string {
  const { git, commit, read, merge } = repository
  git('switch', '--quiet', '--create', 'release/v1.1.0', 'develop')
  const manifest = { ...JSON.parse(read('package.json')), version: '1.1.0' }
  const released = commit('chore(release): version packages', { 'package.json': JSON.stringify(manifest) })
  merge('release/v1.1.0', 'main', 'squash')
  return released
}

function change(repository: VersionedRepository, branch: string, text: string): void {
  repository.git('switch', '--quiet', branch)
  repository.commit(`fix: ${text}`, { 'apps/api/src/main.ts': `${text}\n` })
}

test('a hotfix comes back by a pull request of main, which is opened once', async () => {
  const repository = createVersionedRepository()
  const github = await createGitHub()
  const context = { ...repository.context, env: { ...github.env } }
  expect(await syncBack(context, BACK)).toBe(EXIT.done)
  expect(repository.lines).toEqual(['Nothing to bring back: develop has all of main.'])
  change(repository, 'main', 'mended')
  expect(await syncBack(context, BACK)).toBe(EXIT.done)
  expect(github.state.opened).toMatchObject([{ head: 'main', base: 'develop' }])
  expect(await syncBack(context, BACK)).toBe(EXIT.done)
  expect(repository.lines.at(-1)).toBe('Open already: #40, main into develop')
  expect(github.state.branches).toEqual([])
})

test('a release comes back by its branch, after main was merged into that', async () => {
  const repository = createVersionedRepository()
  const github = await createGitHub()
  release(repository)
  expect(await syncBack({ ...repository.context, env: { ...github.env } }, BACK)).toBe(EXIT.done)
  expect(github.state.branches).toEqual([{ what: '/merges', body: { base: 'release/v1.1.0', head: 'main' } }])
  expect(github.state.opened).toMatchObject([{ head: 'release/v1.1.0', base: 'develop' }])
})

test('a release branch that was deleted is made again of what was merged', async () => {
  const repository = createVersionedRepository()
  const github = await createGitHub()
  const sha = release(repository)
  repository.git('push', '--quiet', 'origin', '--delete', 'release/v1.1.0')
  repository.git('branch', '--quiet', '-D', 'release/v1.1.0')
  github.state.pullRequests = [
    {
      number: 12,
      user: { login: 'x' },
      base: { ref: 'main' },
      head: { ref: 'release/v1.1.0', sha },
      merged_at: '2026-11-21T10:00:00Z',
    },
  ]
  expect(await syncBack({ ...repository.context, env: { ...github.env } }, BACK)).toBe(EXIT.done)
  expect(github.state.branches[0]).toEqual({
    what: '/git/refs',
    body: { ref: 'refs/heads/release/v1.1.0', sha },
  })
  expect(github.state.opened).toMatchObject([{ head: 'release/v1.1.0' }])
})

test('what conflicts is opened all the same, with the files and the commands', async () => {
  const repository = createVersionedRepository()
  const github = await createGitHub()
  change(repository, 'develop', 'one')
  change(repository, 'main', 'two')
  expect(await syncBack({ ...repository.context, env: { ...github.env } }, BACK)).toBe(EXIT.done)
  expect(github.state.opened[0]?.body).toContain('Conflicts: apps/api/src/main.ts.')
  expect(repository.lines.slice(1)).toEqual([
    'It conflicts in apps/api/src/main.ts. By hand:',
    'git fetch origin && git switch --create feature/sync-main origin/develop',
    'git merge --no-ff origin/main   # resolve, then: git commit',
    "git push origin feature/sync-main && gh pr create --base develop --title 'chore: sync main back into develop' --body 'Merge with a merge commit.'",
  ])
})

test('without a token it says what a person does', async () => {
  const repository = createVersionedRepository()
  release(repository)
  expect(await syncBack(repository.context, BACK)).toBe(EXIT.done)
  expect(repository.lines).toEqual([
    'There is no token of the app, and what GITHUB_TOKEN opens starts no checks. By hand:',
    'git fetch origin && git switch release/v1.1.0 && git merge --no-edit origin/main && git push origin release/v1.1.0',
    "gh pr create --head release/v1.1.0 --base develop --title 'chore: sync release/v1.1.0 back into develop' --body 'Merge with a merge commit.'",
  ])
})

test('a branch that is not there is said', async () => {
  const { context, lines } = createVersionedRepository()
  expect(await syncBack(context, { from: 'main', to: 'nowhere' })).toBe(EXIT.refused)
  expect(lines.at(-1)).toContain('This clone has no nowhere. Fetch it')
})
