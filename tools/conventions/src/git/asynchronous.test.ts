import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findCommit, findInGit, type Git, git, tryGit } from './asynchronous.ts'

const WHO = {
  ...{ GIT_AUTHOR_NAME: 'Test', GIT_AUTHOR_EMAIL: 'test@example.org' },
  ...{ GIT_COMMITTER_NAME: 'Test', GIT_COMMITTER_EMAIL: 'test@example.org' },
}

let from: Git
beforeAll(async () => {
  const root = mkdtempSync(join(tmpdir(), 'git-'))
  from = { root, env: { ...WHO, GIT_CONFIG_GLOBAL: '/dev/null' } }
  await git(from, 'init', '--quiet', '--initial-branch=main')
  await git(from, 'commit', '--quiet', '--allow-empty', '--message', 'feat: first')
})
afterAll(() => rmSync(from.root, { recursive: true, force: true }))

test('a commit is found by any name, and what only looks like an option is none', async () => {
  expect(await findCommit(from, 'main')).toMatch(/^[0-9a-f]{40}$/)
  expect(await findCommit(from, 'gone')).toBeUndefined()
  expect(await findCommit(from, '--all')).toBeUndefined()
})

test('what git refuses is thrown with its words, or nothing, or said with what it printed', async () => {
  await expect(git(from, 'show', 'gone')).rejects.toThrow("ambiguous argument 'gone'")
  expect(await findInGit(from, 'show', 'gone')).toBeUndefined()
  expect(await tryGit(from, 'show', 'gone')).toEqual({ ok: false, text: '' })
})

test('what git has besides may be chosen', async () => {
  const inherited = { PATH: process.env.PATH, GIT_DIR: join(from.root, 'nowhere') }
  await expect(git({ ...from, inherited }, 'status')).rejects.toThrow('not a git repository')
})
