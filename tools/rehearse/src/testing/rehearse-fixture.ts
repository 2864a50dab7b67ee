import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type RehearseOptions, rehearse } from '../rehearse.ts'

/** A repository with one commit on main, in a folder of its own. */
export interface Fixture {
  root: string
  git: (...args: string[]) => string
  write: (files: Readonly<Record<string, string>>) => void
  commit: (message: string) => string
  rehearse: (options?: Partial<RehearseOptions>) => Promise<FixtureRun>
}

/** What a rehearsal of it came to. */
export interface FixtureRun {
  exitCode: number
  /** Result by name of each check. */
  checks: Record<string, string>
  outputs: Record<string, Record<string, string>>
  text: string
}

/** Makes a repository whose workflow `ci` is the text given. */
export function createFixture(workflow: string, files: Readonly<Record<string, string>> = {}): Fixture {
  const folder = mkdtempSync(join(tmpdir(), 'rehearse-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const root = join(folder, 'clone')
  mkdirSync(root)
  const git = (...args: string[]) => runGit(root, args)
  const write = (all: Readonly<Record<string, string>>) => {
    for (const [path, text] of Object.entries(all)) {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), text)
    }
  }
  const commit = (message: string) => {
    git('add', '--all')
    git('commit', '--quiet', '--allow-empty', '--message', message)
    return git('rev-parse', 'HEAD')
  }
  git('init', '--quiet', '--initial-branch=main')
  write({ '.github/workflows/ci.yml': workflow, 'delivery.json': DELIVERY, ...files })
  commit('feat: first')
  const run = (options: Partial<RehearseOptions> = {}) => runFixture(root, join(folder, 'home'), options)
  return { root, git, write, commit, rehearse: run }
}

const DELIVERY = JSON.stringify({
  branching: { model: 'git-flow' },
  product: { repository: 'example-org/made-up' },
})

async function runFixture(
  root: string,
  home: string,
  options: Partial<RehearseOptions>,
): Promise<FixtureRun> {
  const lines: string[] = []
  const { exitCode, jobs } = await rehearse({
    ...{ root, home, workflow: 'ci', env: process.env, parallel: 4, isVerbose: true },
    ...{ signal: new AbortController().signal, write: (line) => void lines.push(line) },
    ...options,
  })
  return {
    exitCode,
    checks: Object.fromEntries(jobs.flatMap(({ cells }) => cells).map(({ name, result }) => [name, result])),
    outputs: Object.fromEntries(jobs.map(({ id, outputs }) => [id, { ...outputs }])),
    text: lines.join('\n'),
  }
}

function runGit(cwd: string, args: readonly string[]): string {
  const env = {
    ...process.env,
    ...{ GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
    ...{ GIT_AUTHOR_NAME: 'Test', GIT_AUTHOR_EMAIL: 'test@example.org' },
    ...{ GIT_COMMITTER_NAME: 'Test', GIT_COMMITTER_EMAIL: 'test@example.org' },
  }
  return execFileSync('git', [...args], { cwd, env, encoding: 'utf8' }).trim()
}
