import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

/* Git-flow with a linear main: into it only squashes, each brought back into develop by a merge commit. */

let root = ''

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'git-flow-'))
  git('init', '--quiet', '--initial-branch=main')
  for (const [key, value] of Object.entries({ 'user.name': 'Test', 'user.email': 'test@example.org' }))
    git('config', key, value)
  git('config', 'commit.gpgSign', 'false')
  save('dose.txt', lines('dose'))
  git('switch', '--quiet', '-c', 'develop')
})

afterEach(() => rmSync(root, { recursive: true, force: true }))

test('three releases and a hotfix that crosses with new work never conflict', () => {
  for (const release of [1, 2, 3]) {
    work(`feature ${release}`, release)
    const released = git('rev-parse', 'develop^{tree}')
    squash('develop', 'main', `release ${release}`)
    expect(git('rev-parse', 'main^{tree}')).toBe(released)
    work(`meanwhile ${release}`, release + 10)
    mergeBack()
    if (release === 2) hotfix()
  }

  expect(git('rev-list', '--merges', '--count', 'main')).toBe('0')
  expect(git('log', '--format=%s', 'main').split('\n')).toEqual([
    'release 3',
    'hotfix',
    'release 2',
    'release 1',
    'change dose.txt',
  ])
  expect(read('main')).toContain('mended by the hotfix')
  expect(read('main')).toContain('meanwhile 2')
})

test('without bringing it back, the next release conflicts', () => {
  work('feature 1', 1)
  squash('develop', 'main', 'release 1')
  work('feature 2', 1)
  git('switch', '--quiet', 'main')

  expect(run('merge', '--squash', 'develop').status).not.toBe(0)
})

function work(text: string, line: number): void {
  git('switch', '--quiet', '-c', 'feature/work', 'develop')
  replaceLine(line, text)
  squash('feature/work', 'develop', text)
  git('branch', '-D', 'feature/work')
}

function hotfix(): void {
  git('switch', '--quiet', '-c', 'hotfix/mend', 'main')
  replaceLine(2, 'mended by the hotfix')
  squash('hotfix/mend', 'main', 'hotfix')
  work('crossing', 5)
  mergeBack()
}

function squash(from: string, into: string, message: string): void {
  git('switch', '--quiet', into)
  git('merge', '--quiet', '--squash', from)
  git('commit', '--quiet', '--no-verify', '-m', message)
}

function mergeBack(): void {
  git('switch', '--quiet', 'develop')
  git('merge', '--quiet', '--no-ff', '-m', 'sync main back', 'main')
}

function replaceLine(line: number, text: string): void {
  const all = readFileSync(join(root, 'dose.txt'), 'utf8').split('\n')
  save('dose.txt', all.with(line * 2, text).join('\n'))
}

function save(file: string, text: string): void {
  writeFileSync(join(root, file), text)
  git('add', file)
  git('commit', '--quiet', '--no-verify', '-m', `change ${file}`)
}

function read(branch: string): string {
  return git('show', `${branch}:dose.txt`)
}

function lines(word: string): string {
  return Array.from({ length: 40 }, (_, index) => `${word} ${index}`).join('\n')
}

function git(...args: string[]): string {
  const { status, stdout, stderr } = run(...args)
  if (status !== 0) throw new Error(`git ${args.join(' ')} failed:\n${stdout}${stderr}`)
  return stdout.trim()
}

function run(...args: string[]) {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')))
  return spawnSync('git', args, { cwd: root, env, encoding: 'utf8' })
}
