import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll } from 'vitest'

/** A clone of a server that is a folder, too. */
export interface TestRepository {
  root: string
  git(...args: readonly string[]): string
  /** Commits files, by path, on the branch that is checked out, and pushes it. @returns the commit. */
  commit(message: string, files: Readonly<Record<string, string>>): string
  remove(): void
}

/** Makes a repository with a first commit of version 1.2.3 on `main`, and one more on `develop`, both pushed. */
export function createTestRepository(): TestRepository {
  template ??= createTemplate()
  const folder = mkdtempSync(join(tmpdir(), 'release-'))
  cpSync(template, folder, { recursive: true })
  const { root, git, commit } = open(folder)
  return { root, git, commit, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Made once and copied: git takes many processes to make one. */
let template: string | undefined
afterAll(() => {
  if (template !== undefined) rmSync(template, { recursive: true, force: true })
  template = undefined
})

function createTemplate(): string {
  const folder = mkdtempSync(join(tmpdir(), 'release-template-'))
  const { root, git, commit } = open(folder)
  mkdirSync(root)
  git('init', '--quiet', '--bare', '../server')
  git('init', '--quiet', '--initial-branch=main')
  git('remote', 'add', 'origin', '../server')
  commit('feat: first', { 'package.json': '{ "version": "1.2.3" }\n', [`${FOLDER}/1_first.ts`]: 'one\n' })
  git('switch', '--quiet', '--create', 'develop')
  commit('feat: second', { 'second.txt': 'second' })
  return folder
}

function open(folder: string): Omit<TestRepository, 'remove'> {
  const root = join(folder, 'clone')
  const git = (...args: readonly string[]) =>
    execFileSync('git', [...args], {
      cwd: root,
      encoding: 'utf8',
      env: ENV,
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim()
  const commit = (message: string, files: Readonly<Record<string, string>>) => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), text)
    }
    git('add', '--all')
    git('commit', '--quiet', '--message', message)
    git('push', '--quiet', 'origin', 'HEAD')
    return git('rev-parse', 'HEAD')
  }
  return { root, git, commit }
}

/** Where the application of the tests has its migrations. */
export const FOLDER = 'libs/db-migrations/migrations'

const ENV = {
  ...process.env,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_TERMINAL_PROMPT: '0',
  GIT_AUTHOR_NAME: 'Test Person',
  GIT_AUTHOR_EMAIL: 'person@clinic.test',
  GIT_COMMITTER_NAME: 'Test Person',
  GIT_COMMITTER_EMAIL: 'person@clinic.test',
}
