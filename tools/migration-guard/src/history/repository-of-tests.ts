import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A git repository in a temporary folder. */
export interface TestRepository {
  root: string
  /** Writes files, by their paths from the root. */
  write: (files: Readonly<Record<string, string>>) => Promise<void>
  read: (path: string) => Promise<string>
  /** Runs git with these arguments; gives what it printed. */
  git: (...args: string[]) => string
  /** Adds and commits everything. */
  commit: (message: string) => void
  remove: () => Promise<void>
}

/** Makes an empty repository, on the branch `main`; whoever has a configuration of git, it does not count. */
export async function createTestRepository(): Promise<TestRepository> {
  const root = await mkdtemp(join(tmpdir(), 'guard-repository-'))
  const env = {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'))),
    ...{ GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
    ...{
      GIT_AUTHOR_NAME: 'A',
      GIT_AUTHOR_EMAIL: 'a@b.c',
      GIT_COMMITTER_NAME: 'A',
      GIT_COMMITTER_EMAIL: 'a@b.c',
    },
  }
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: root, env, encoding: 'utf8', stdio: 'pipe' })
  git('init', '-q', '-b', 'main')
  return {
    root,
    write: async (files) => {
      for (const [path, text] of Object.entries(files)) {
        await mkdir(dirname(join(root, path)), { recursive: true })
        await writeFile(join(root, path), text)
      }
    },
    read: (path) => readFile(join(root, path), 'utf8'),
    git,
    commit: (message) => {
      git('add', '-A')
      git('commit', '-q', '--allow-empty', '-m', message)
    },
    remove: () => rm(root, { recursive: true }),
  }
}
