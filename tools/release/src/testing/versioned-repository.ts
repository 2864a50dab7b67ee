import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createPreset } from '@ehr/delivery/presets'
import { onTestFinished } from 'vitest'
import { ROOT } from './test-plan.ts'

/** A workspace with two deployables and a library, in a clone of a bare server; taken away when the test has finished. */
export interface VersionedRepository {
  root: string
  lines: string[]
  context: { root: string; env: Record<string, string>; say: (line: string) => void }
  git(...args: readonly string[]): string
  read(path: string): string
  has(path: string): boolean
  write(files: Readonly<Record<string, string>>): void
  /** Writes files, commits everything on the branch that is checked out, and pushes it. @returns the commit. */
  commit(message: string, files?: Readonly<Record<string, string>>): string
  /** Merges a branch into another as a pull request does, and pushes. */
  merge(from: string, into: string, how: 'squash' | 'merge'): void
  /** The version at a branch, and of the deployables where they differ. */
  versionAt(ref: string): string
}

/** Makes it, at version 1.0.0 on `main` with its tag, and `develop` beside it. */
export function createVersionedRepository(version = '1.0.0'): VersionedRepository {
  const folder = mkdtempSync(join(tmpdir(), 'versions-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const root = join(folder, 'clone')
  mkdirSync(root)
  const repository = open(root)
  const { git, write } = repository
  git('init', '--quiet', '--bare', '--initial-branch=main', '../server')
  git('init', '--quiet', '--initial-branch=main')
  git('remote', 'add', 'origin', '../server')
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'))
  write(listFiles(version))
  repository.commit('feat: first')
  git('tag', '--annotate', '--message', 'Deployed', `v${version}`)
  git('switch', '--quiet', '--create', 'develop')
  git('push', '--quiet', 'origin', 'develop', `v${version}`)
  return repository
}

/** A changeset as `pnpm changeset` writes it. */
export function changeset(summary: string, bumps: Readonly<Record<string, string>>): string {
  const lines = Object.entries(bumps).map(([name, bump]) => `"@made/${name}": ${bump}`)
  return `---\n${lines.join('\n')}${lines.length > 0 ? '\n' : ''}---\n\n${summary}\n`
}

function open(root: string): VersionedRepository {
  const lines: string[] = []
  const git = (...args: readonly string[]) =>
    execFileSync('git', [...args], {
      cwd: root,
      encoding: 'utf8',
      env: ENV,
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim()
  const write = (files: Readonly<Record<string, string>>) => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), text)
    }
  }
  const commit = (message: string, files: Readonly<Record<string, string>> = {}) => {
    write(files)
    git('add', '--all')
    git('commit', '--quiet', '--message', message)
    // Branches of version pull requests are made anew each time.
    git('push', '--quiet', '--force', 'origin', 'HEAD')
    return git('rev-parse', 'HEAD')
  }
  return {
    root,
    lines,
    context: { root, env: {}, say: (line) => void lines.push(line) },
    git,
    write,
    commit,
    read: (path) => readFileSync(join(root, path), 'utf8'),
    has: (path) => existsSync(join(root, path)),
    merge: (from, into, how) => {
      git('switch', '--quiet', into)
      if (how === 'merge') git('merge', '--quiet', '--no-ff', '--message', `merge ${from}`, from)
      else {
        git('merge', '--quiet', '--squash', from)
        git('commit', '--quiet', '--message', `squash ${from}`)
      }
      git('push', '--quiet', 'origin', into)
    },
    versionAt: (ref) => {
      const files = ['package.json', 'apps/api/package.json', 'apps/web/package.json']
      const found = files.map((file) => String(JSON.parse(git('show', `${ref}:${file}`)).version))
      return [...new Set(found)].join(' and ')
    },
  }
}

function listFiles(version: string): Record<string, string> {
  const app = (name: string, delivery: object, dependencies: Record<string, string>) =>
    json({ name: `@made/${name}`, version, private: true, delivery, dependencies })
  return {
    '.gitignore': 'node_modules\n.nx\n',
    '.changeset/config.json': json({
      changelog: '@changesets/cli/changelog',
      fixed: [['@made/api', '@made/web']],
      ignore: ['@made/*', '!@made/api', '!@made/web'],
      format: false,
      privatePackages: { version: true, tag: false },
    }),
    'delivery.json': json(createPreset('hikma')),
    'nx.json': json({ analytics: false, neverConnectToCloud: true }),
    'package.json': json({ name: 'made', version, private: true }),
    'pnpm-workspace.yaml': 'packages:\n  - apps/*\n  - libs/*\n',
    'pnpm-lock.yaml': "lockfileVersion: '9.0'\n",
    'apps/api/package.json': app(
      'api',
      { kind: 'server', migrations: 'libs/migrations' },
      { '@made/contracts': 'workspace:*', '@made/migrations': 'workspace:*' },
    ),
    'apps/api/src/main.ts': 'start()\n',
    'apps/web/package.json': app('web', { kind: 'static' }, { '@made/contracts': 'workspace:*' }),
    'apps/web/src/main.ts': 'show()\n',
    'libs/contracts/package.json': json({ name: '@made/contracts', version: '0.0.0', private: true }),
    'libs/contracts/src/dose.ts': 'one\n',
    'libs/migrations/package.json': json({ name: '@made/migrations', version: '0.0.0', private: true }),
    'libs/migrations/migrations/1_first.ts': 'export const up = 1\n',
    'docs/generated/environment-variables.md': renderVariables([
      '| `PORT` | api | Where. | `1` | `1` | `1` |',
    ]),
  }
}

/** The page of variables with some rows. */
export function renderVariables(rows: readonly string[]): string {
  const head = '| variable | read by | what it is for | development | test | production |'
  return ['# Environment variables', '', head, '| --- | --- | --- | --- | --- | --- |', ...rows, ''].join(
    '\n',
  )
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

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
