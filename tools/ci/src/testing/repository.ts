import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A real git repository in a temporary folder. */
export interface Repository {
  root: string
  git: (...args: string[]) => string
  /** Writes files. */
  write: (files: Readonly<Record<string, string | Buffer>>) => void
  /** Writes files and commits them. @returns the commit */
  commit: (files: Readonly<Record<string, string | Buffer>>) => string
  /** Clones it. @param options for `git clone`, such as `--depth=1` */
  clone: (...options: string[]) => Repository
  remove: () => void
}

/** Creates an empty repository on `main`, without any setting of whoever runs the test. */
export function createRepository(): Repository {
  const root = mkdtempSync(join(tmpdir(), 'ci-'))
  const repository = openRepository(root)
  repository.git('init', '--quiet', '--initial-branch=main')
  repository.git('config', 'uploadpack.allowAnySHA1InWant', 'true')
  return repository
}

function openRepository(root: string): Repository {
  const run = (...args: string[]) => runGit(root, args)
  const write = (files: Readonly<Record<string, string | Buffer>>) => {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), content)
    }
  }
  return {
    root,
    git: run,
    write,
    commit: (files) => {
      write(files)
      run('add', '--all', '--force')
      run('commit', '--quiet', '--allow-empty', '--message', Object.keys(files).join(' ') || 'empty')
      return run('rev-parse', 'HEAD')
    },
    clone: (...options) => {
      const target = mkdtempSync(join(tmpdir(), 'ci-clone-'))
      run('clone', '--quiet', ...options, `file://${root}`, target)
      return openRepository(target)
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}

function runGit(root: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('git', args, {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...process.env,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_SYSTEM: '/dev/null',
      ...{ GIT_AUTHOR_NAME: 'Test', GIT_AUTHOR_EMAIL: 'test@example.org' },
      ...{ GIT_COMMITTER_NAME: 'Test', GIT_COMMITTER_EMAIL: 'test@example.org' },
    },
  })
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`)
  return stdout.trim()
}
