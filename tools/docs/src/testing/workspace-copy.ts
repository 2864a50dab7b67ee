import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { locateServer } from '@ehr/db/server'

/** A copy of this workspace as somebody who has just cloned it has it: installed, on its branch, with a remote. */
export interface WorkspaceCopy {
  readonly root: string
  /** The environment of a terminal in it. */
  readonly env: NodeJS.ProcessEnv
  remove(): Promise<void>
}

/** What a terminal has from the machine; everything else is this process's own business. */
const KEPT = ['HOME', 'LANG', 'TMPDIR', 'TMP', 'TEMP', 'USER', 'SHELL', 'SystemRoot', 'CHROMIUM_PATH']

/** Copies the workspace, with what is not committed yet, into a folder of its own and installs it. */
export async function copyWorkspace(source: string): Promise<WorkspaceCopy> {
  const folder = await mkdtemp(join(tmpdir(), 'ehr-docs-'))
  const root = join(folder, 'wardkit')
  await copyFiles(source, root)
  const env = createTerminalEnv(root)
  makeRepository(root, join(folder, 'origin.git'), env)
  const pnpm = join(source, 'node_modules', '.bin', 'pnpm')
  run(pnpm, ['install', '--prefer-offline', '--no-frozen-lockfile'], root, { ...env, PATH: pathWith(source) })
  return {
    ...{ root, env },
    remove: async () => {
      const server = await locateServer(join(root, '.data', 'postgres'))
      for (const path of [server, folder]) await rm(path, { recursive: true, force: true })
    },
  }
}

async function copyFiles(source: string, target: string): Promise<void> {
  const listed = run(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    source,
    process.env,
  )
  const files = listed.split('\0').filter((file) => file !== '' && existsSync(join(source, file)))
  for (const folder of new Set(files.map(dirname))) await mkdir(join(target, folder), { recursive: true })
  await Promise.all(
    files.map((file) => cp(join(source, file), join(target, file), { verbatimSymlinks: true })),
  )
}

function makeRepository(root: string, origin: string, env: NodeJS.ProcessEnv): void {
  const git = (...args: string[]): string => run('git', args, root, env)
  git('init', '--quiet', '--initial-branch=main')
  git('config', 'user.name', 'A Reader')
  git('config', 'user.email', 'reader@example.org')
  // As a reader has set it up whose pushes are to be taken: by the "Mend" that the hook names.
  const key = join(dirname(origin), 'key')
  run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key], root, env)
  git('config', 'gpg.format', 'ssh')
  git('config', 'user.signingKey', `${key}.pub`)
  git('config', 'commit.gpgSign', 'true')
  git('add', '--all')
  git('commit', '--quiet', '--message', 'chore: begin')
  git('branch', 'develop')
  git('clone', '--quiet', '--bare', '.', origin)
  git('remote', 'add', 'origin', origin)
  git('fetch', '--quiet', 'origin')
}

function createTerminalEnv(root: string): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => KEPT.includes(name))
  return {
    ...Object.fromEntries(kept),
    ...{ PATH: pathWith(root), NX_DAEMON: 'false', NO_COLOR: '1' },
    ...{ GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
  }
}

/** The workspace's programs first, as pnpm puts them, and none of another workspace. */
function pathWith(root: string): string {
  const outer = (process.env.PATH ?? '').split(delimiter).filter((part) => !part.includes('node_modules'))
  return [join(root, 'node_modules', '.bin'), ...outer].join(delimiter)
}

function run(program: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): string {
  const options = { cwd, env, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 } as const
  const { status, stdout, stderr, error } = spawnSync(program, args, options)
  if (status === 0) return stdout
  throw new Error(`${program} ${args.join(' ')} failed in ${cwd}:\n${stdout}${stderr}`, { cause: error })
}
