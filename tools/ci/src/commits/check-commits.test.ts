import { afterEach, beforeEach, expect, test } from 'vitest'
import { createRepository, type Repository } from '../testing/repository.ts'
import { checkCommits } from './check-commits.ts'

let repository: Repository
let base = ''
beforeEach(() => {
  repository = createRepository()
  repository.write({
    'pnpm-workspace.yaml': 'packages:\n  - libs/*\n',
    'libs/db/package.json': '{ "name": "@ehr/db" }',
    'libs/db-migrations/migrations/1_a.ts': 'export const up = 1',
  })
  base = commit('chore: begin')
  repository.git('tag', 'v1.0.0')
})
afterEach(() => repository.remove())

function commit(message: string): string {
  repository.git('add', '--all')
  repository.git('commit', '--quiet', '--allow-empty', '--message', message)
  return repository.git('rev-parse', 'HEAD')
}

async function check() {
  const { count, refusals } = await checkCommits({ root: repository.root, base, head: 'HEAD' })
  return { count, refusals: refusals.map(({ what, details }) => [what, ...details]) }
}

test('what the hooks let pass passes, merges and reverts too', async () => {
  repository.git('switch', '--quiet', '--create', 'side')
  commit('feat(db): add it\n\nBREAKING CHANGE: it is there')
  repository.git('switch', '--quiet', 'main')
  repository.write({ 'README.md': 'hello' })
  commit('docs: say something')
  repository.git('merge', '--quiet', '--no-ff', '--message', 'Whatever it is called', 'side')
  repository.git('revert', '--no-edit', 'HEAD^1')

  expect(await check()).toEqual({ count: 4, refusals: [] })
})

test('each wrong message is named with its reasons, and what was right before the range is not looked at', async () => {
  commit('Wrong.')
  const bad = commit('feat(nowhere): add it')
  base = repository.git('rev-parse', 'HEAD~1')

  const { refusals } = await check()
  expect(refusals).toEqual([
    [
      'Messages are not as agreed',
      expect.stringContaining(`${bad.slice(0, 10)} "feat(nowhere): add it": scope must be one of`),
    ],
  ])
})

test('notes for a later squash are refused', async () => {
  const waiting = [commit('fixup! chore: begin'), commit('squash! chore: begin\n\nmore')]

  const { refusals } = await check()
  expect(refusals).toEqual([
    [
      'Commits wait for git rebase --autosquash',
      expect.stringContaining(waiting[1]?.slice(0, 10) ?? ''),
      expect.stringContaining(waiting[0]?.slice(0, 10) ?? ''),
    ],
  ])
})

test('data of patients in a message are found, and not repeated', async () => {
  const id = commit(`fix(db): keep the form\n\nSeen with MRN ${'0048'}2913.`)

  const { refusals } = await check()
  expect(refusals).toEqual([
    ['Messages seem to hold data of patients', `${id.slice(0, 10)}: a record number`],
  ])
})

test('a released migration may not change, whatever merge brought the change', async () => {
  repository.git('switch', '--quiet', '--create', 'side')
  repository.write({ 'libs/db-migrations/migrations/1_a.ts': 'export const up = 2' })
  commit('feat(db): change it')
  repository.git('switch', '--quiet', 'main')
  repository.git('merge', '--quiet', '--no-ff', '--no-edit', 'side')

  const { refusals } = await check()
  expect(refusals).toEqual([
    [
      'Released migrations are never changed',
      'libs/db-migrations/migrations/1_a.ts is part of v1.0.0 and would be another',
    ],
  ])
})
