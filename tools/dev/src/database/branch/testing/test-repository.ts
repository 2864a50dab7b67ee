import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A real git repository in a temporary folder, with a delivery.json of its own: git-flow. */
export interface TestRepository {
  readonly root: string
  git(...args: string[]): string
  write(file: string, text: string): void
  commit(message: string): void
  /** The same repository at another time, as git sees it. */
  at(time: string): TestRepository
  /** Checks a new branch out into a folder of its own, and gives that. */
  addWorktree(branch: string): string
  remove(): void
}

/** Creates an empty repository on `main`, without any setting of whoever runs the test. */
export function createTestRepository(): TestRepository {
  const root = mkdtempSync(join(tmpdir(), 'ehr-branch-'))
  const repository = describe(join(root), {})
  repository.git('init', '--quiet', '--initial-branch=main')
  return repository
}

function describe(root: string, env: NodeJS.ProcessEnv): TestRepository {
  const git = (...args: string[]): string => runGit(root, args, env)
  return {
    root,
    git,
    write: (file, text) => writeFileSync(join(root, file), text),
    commit: (message) => {
      git('add', '--all')
      git('commit', '--quiet', '--allow-empty', '--message', message)
    },
    at: (time) => describe(root, { GIT_COMMITTER_DATE: time, GIT_AUTHOR_DATE: time }),
    addWorktree: (branch) => {
      const folder = join(`${root}-trees`, 'tree')
      git('worktree', 'add', '--quiet', '-b', branch, folder)
      return folder
    },
    remove: () => {
      for (const folder of [root, `${root}-trees`]) rmSync(folder, { recursive: true, force: true })
    },
  }
}

function runGit(root: string, args: readonly string[], env: NodeJS.ProcessEnv): string {
  const { status, stdout, stderr } = spawnSync('git', args, {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...process.env,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_SYSTEM: '/dev/null',
      ...{ GIT_AUTHOR_NAME: 'Test', GIT_AUTHOR_EMAIL: 'test@example.org' },
      ...{ GIT_COMMITTER_NAME: 'Test', GIT_COMMITTER_EMAIL: 'test@example.org' },
      ...env,
    },
  })
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stdout}${stderr}`)
  return stdout.trim()
}
