import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type CommitFlags, runCommit } from './run-commit.ts'

vi.setConfig({ testTimeout: 60_000 })

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'commit-'))
  git('init', '--quiet', '--initial-branch=main')
  for (const [name, value] of [
    ['user.name', 'Test'],
    ['user.email', 'test@example.org'],
    ['commit.gpgSign', 'false'],
    ['core.hooksPath', '/nowhere'],
  ] as const)
    git('config', name, value)
  stage({ 'pnpm-workspace.yaml': 'packages:\n  - libs/*\n', 'libs/db/package.json': '{ "name": "@ehr/db" }' })
  git('commit', '--quiet', '--message', 'chore: begin')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function git(...args: string[]): string {
  return execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim()
}

function stage(files: Readonly<Record<string, string>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  git('add', '--all')
}

function run(flags: Partial<CommitFlags>): Promise<number> {
  return runCommit({ root, isAsking: false }, { dryRun: false, ...flags })
}

test('with its words on the command line it asks nothing: type and scope follow from what is staged', async () => {
  stage({ 'libs/db/src/a.test.ts': '' })

  expect(await run({ message: 'hold the order', body: 'It was left to chance.' })).toBe(0)
  expect(git('log', '-1', '--format=%B')).toBe('test(db): hold the order\n\nIt was left to chance.')
})

test('a branch whose changeset is staged needs no other', async () => {
  stage({ 'libs/db/src/a.ts': '', '.changeset/one.md': '---\n---\n' })

  expect(await run({ type: 'feat', message: 'add it', breaking: 'it is there' })).toBe(0)
  expect(git('log', '-1', '--format=%B')).toBe('feat(db)!: add it\n\nBREAKING CHANGE: it is there')
  expect(git('ls-files', '.changeset')).toBe('.changeset/one.md')
})

test('refuses what the hook would refuse, before anything is written', async () => {
  stage({ 'libs/db/src/a.ts': '' })

  await expect(run({ message: 'Add it.', scope: 'nowhere' })).rejects.toThrow(
    /scope must be one of .*; description must be in lower case: "add it\."; description must not end/,
  )
  expect(git('log', '-1', '--format=%s')).toBe('chore: begin')
})

test('says what to do where nothing is staged, and where nobody can be asked', async () => {
  await expect(run({})).rejects.toThrow('git add <files>')
  stage({ 'a.md': '' })
  await expect(run({})).rejects.toThrow('pnpm commit --type feat --scope db --message "add it"')
})
