import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const ROOT = join(import.meta.dirname, '../../../../..')

/** What a command of git did. */
export interface Outcome {
  status: number | null
  /** Both standard output and standard error. */
  said: string
}

/** A small workspace in a real repository, with the real hooks switched on. */
export interface Clone {
  root: string
  /** Runs git as a graphical client does: no terminal, hardly a path. Answers whatever happens. */
  git: (...args: string[]) => Outcome
  /** Runs git with other variables, such as an editor. */
  gitWith: (env: Readonly<Record<string, string>>, ...args: string[]) => Outcome
  /** Runs git, and throws where it fails. @returns what it printed */
  must: (...args: string[]) => string
  write: (files: Readonly<Record<string, string | Buffer>>) => void
  read: (path: string) => string
  /** Commits everything without hooks. @returns the commit */
  save: (message: string) => string
  remove: () => void
}

const BEGINNING: Readonly<Record<string, string>> = {
  '.gitignore': 'node_modules\n/tools/conventions\n',
  'pnpm-workspace.yaml': 'packages:\n  - libs/*\n',
  'pnpm-lock.yaml': 'lockfileVersion: 9\n',
  'libs/db/package.json': '{ "name": "@ehr/db" }\n',
  'libs/db/src/a.ts': 'export const A = 1\n',
  'delivery.json': '{ "branching": { "model": "git-flow" } }\n',
}

/** Creates a workspace with one package, on a work branch, whose `main` has one commit. */
export function createClone(): Clone {
  const root = mkdtempSync(join(tmpdir(), 'hooks-'))
  const clone = openClone(root)
  cpSync(join(ROOT, '.husky'), join(root, '.husky'), {
    recursive: true,
    filter: (path) => !path.endsWith('.husky/_'),
  })
  for (const file of ['biome.json', '.secretlintrc.json']) cpSync(join(ROOT, file), join(root, file))
  clone.write(BEGINNING)
  linkModules(root)
  mkdirSync(join(root, 'tools'))
  symlinkSync(join(ROOT, 'tools/conventions'), join(root, 'tools/conventions'))
  clone.must('init', '--quiet', '--initial-branch=main')
  clone.save('chore: begin')
  clone.must('switch', '--quiet', '--create', 'feature/x')
  switchHooksOn(root)
  return clone
}

/** Opens a folder that is a working tree already, such as a second one of a clone. */
export function openClone(root: string): Clone {
  const gitWith = (env: Readonly<Record<string, string>>, ...args: string[]) => runGit(root, args, env)
  const git = (...args: string[]) => gitWith({}, ...args)
  const must = (...args: string[]) => {
    const { status, said } = git(...args)
    if (status !== 0) throw new Error(`git ${args.join(' ')}: ${said}`)
    return said.trim()
  }
  return {
    root,
    git,
    gitWith,
    must,
    write: (files) => {
      for (const [path, content] of Object.entries(files)) {
        mkdirSync(dirname(join(root, path)), { recursive: true })
        writeFileSync(join(root, path), content)
      }
    },
    read: (path) => readFileSync(join(root, path), 'utf8'),
    save: (message) => {
      must('add', '--all', '--force', '--', '.', ':!node_modules', ':!tools/conventions', ':!.husky/_')
      must('-c', 'core.hooksPath=/nowhere', 'commit', '--quiet', '--allow-empty', '--message', message)
      return must('rev-parse', 'HEAD')
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}

/** Gives a working tree this workspace's own installation. */
export function linkModules(root: string): void {
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'))
}

/** Runs what `pnpm install` runs at its end. @returns what it printed, which is nothing where all is well */
export function switchHooksOn(root: string, env: Readonly<Record<string, string>> = {}): string {
  const { stdout, stderr } = spawnSync(process.execPath, ['.husky/install.mjs'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, CI: '', HUSKY: '', ...env },
  })
  return stdout + stderr
}

function runGit(root: string, args: readonly string[], env: Readonly<Record<string, string>>): Outcome {
  const { status, stdout, stderr } = spawnSync('git', args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: '/usr/bin:/bin',
      // What Biome and Nx keep at home goes where it is cleared away.
      HOME: tmpdir(),
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_SYSTEM: '/dev/null',
      GIT_EDITOR: 'true',
      GIT_AUTHOR_NAME: 'Test',
      GIT_AUTHOR_EMAIL: 'test@example.org',
      GIT_COMMITTER_NAME: 'Test',
      GIT_COMMITTER_EMAIL: 'test@example.org',
      ...env,
    },
  })
  return { status, said: `${stdout}${stderr}` }
}
