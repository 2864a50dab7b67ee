import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Clone, createClone } from './testing/clone.ts'

vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 })

let clone: Clone
beforeEach(() => {
  clone = createClone()
  clone.must('init', '--quiet', '--bare', '--initial-branch=main', '.git/remote')
  clone.must('remote', 'add', 'origin', join(clone.root, '.git/remote'))
  clone.must('push', '--quiet', '--no-verify', 'origin', 'main', 'main:develop')
})
afterEach(() => clone.remove())

const push = (...refs: string[]) => clone.git('push', 'origin', ...refs)

test('a work branch of the model goes through, with tags', () => {
  clone.save('feat(db): add it')
  clone.must('tag', 'v1.0.0')

  expect(push('feature/x', 'v1.0.0')).toMatchObject({ status: 0 })
})

test.each(['Feature/X', 'feature/under_score', 'feat/x', 'wip', 'release/1.2'])(
  'a branch called %s is refused, with a name that would do',
  (name) => {
    clone.must('branch', '--move', name)
    const { status, said } = push(name)

    expect(status).toBe(1)
    expect(said).toContain('is no branch of the git-flow model')
    expect(said).toMatch(/Mend: git branch --move \S+/)
  },
)

test('a protected branch is neither pushed to nor deleted, but any branch else', () => {
  clone.save('feat(db): add it')
  expect(push('HEAD:develop').said).toContain('develop changes by pull request only')
  expect(push('--delete', 'develop').said).toContain('develop is never deleted')
  expect(push('feature/x')).toMatchObject({ status: 0 })
  expect(push('--delete', 'feature/x')).toMatchObject({ status: 0 })
})

test('git config ehr.directPush true lifts the whole hook on one machine', () => {
  clone.save('fixup! feat(db): add it')
  clone.must('config', 'ehr.directPush', 'true')

  expect(push('HEAD:develop')).toMatchObject({ status: 0 })
  expect(push('HEAD:refs/heads/wip')).toMatchObject({ status: 0 })
})

test.each(['fixup! feat(db): add it', 'squash! feat(db): add it', 'amend! feat(db): add it'])(
  'a commit "%s" is refused until it is squashed',
  (message) => {
    clone.save('feat(db): add it')
    clone.save(message)
    clone.save('feat(db): add more')

    const { status, said } = push('feature/x')
    expect(status).toBe(1)
    expect(said).toContain(message)
    expect(said).toContain('--autosquash')
    clone.must('reset', '--quiet', '--hard', 'HEAD~2')
    expect(push('feature/x')).toMatchObject({ status: 0 })
  },
)

test('only what the remote lacks is judged', () => {
  clone.save('fixup! of somebody else')
  clone.must('push', '--quiet', '--no-verify', 'origin', 'feature/x')
  clone.save('feat(db): add it')

  expect(push('feature/x')).toMatchObject({ status: 0 })
})

const METADATA = (needsSignedCommits: boolean) =>
  JSON.stringify({ branching: { model: 'git-flow', protection: { develop: { needsSignedCommits } } } })

test('where the branch that it goes into takes only signed commits, one that is not signed is refused', () => {
  clone.write({ 'delivery.json': METADATA(true) })
  clone.save('feat(db): add it')
  const { status, said } = push('feature/x')

  expect(status).toBe(1)
  expect(said).toContain('1 commit is not signed')
  expect(said).toContain('feat(db): add it')
  clone.write({ 'delivery.json': METADATA(false) })
  expect(push('feature/x')).toMatchObject({ status: 0 })
})

const hasKeys = spawnSync('ssh-keygen', ['-?']).error === undefined
test.skipIf(!hasKeys)('a signed commit goes where only signed ones may', () => {
  const key = join(clone.root, '.git/key')
  spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key])
  for (const [name, value] of [
    ['gpg.format', 'ssh'],
    ['user.signingKey', `${key}.pub`],
    ['commit.gpgSign', 'true'],
  ] as const)
    clone.must('config', name, value)
  clone.write({ 'delivery.json': METADATA(true) })
  clone.save('feat(db): add it')

  expect(push('feature/x')).toMatchObject({ status: 0 })
})

test('another model has other names and other branches', () => {
  clone.write({ 'delivery.json': '{ "branching": { "model": "trunk" } }' })
  clone.save('feat(db): add it')

  expect(push('HEAD:refs/heads/develop').said).toContain('is no branch of the trunk model')
  expect(push('HEAD:refs/heads/feat/x')).toMatchObject({ status: 0 })
})

test('types of what is affected are checked, by Nx, and nothing where only texts changed', () => {
  clone.write({
    'nx.json': '{ "analytics": false, "neverConnectToCloud": true }',
    'package.json': '{ "name": "made-up", "private": true, "workspaces": ["libs/*"] }',
    'package-lock.json': '{ "name": "made-up", "lockfileVersion": 3, "packages": {} }',
    '.gitignore': 'node_modules\n/tools/conventions\n.nx\n',
    'libs/db/package.json': JSON.stringify({
      name: '@ehr/db',
      nx: {
        targets: {
          typecheck: {
            executor: 'nx:run-commands',
            options: { command: 'echo "a.ts(1,1): error TS2322: no" && exit 1' },
          },
        },
      },
    }),
  })
  rmSync(join(clone.root, 'pnpm-workspace.yaml'))
  rmSync(join(clone.root, 'pnpm-lock.yaml'))
  clone.save('feat(db): add a target')
  clone.must('push', '--quiet', '--no-verify', 'origin', 'HEAD:develop')
  clone.write({ 'libs/db/notes.md': 'hello\n' })
  clone.save('docs(db): say hello')
  expect(push('feature/x')).toMatchObject({ status: 0 })

  clone.write({ 'libs/db/src/a.ts': 'export const A = 2\n' })
  clone.save('feat(db): change it')
  const { status, said } = push('feature/x')
  expect(status).toBe(1)
  expect(said).toContain('a.ts(1,1): error TS2322: no')
  expect(said).toMatch(/Mend: node_modules\/.bin\/nx affected -t typecheck --base=[0-9a-f]{10}/)
})
