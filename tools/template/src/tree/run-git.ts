import { execFileSync } from 'node:child_process'

/** How git is called. */
export interface GitOptions {
  readonly input?: string | Buffer
  readonly env?: NodeJS.ProcessEnv
}

const MAX_BYTES = 1024 ** 3

/**
 * Runs git in a folder and gives what it printed.
 *
 * @throws Error with what git said, when it fails
 */
export function runGit(root: string, args: readonly string[], options: GitOptions = {}): Buffer {
  try {
    return execFileSync('git', args, {
      cwd: root,
      env: { ...createGitEnv(), ...options.env },
      maxBuffer: MAX_BYTES,
      stdio: ['pipe', 'pipe', 'pipe'],
      ...(options.input === undefined ? {} : { input: options.input }),
    })
  } catch (cause) {
    const said = cause instanceof Error && 'stderr' in cause ? String(cause.stderr).trim() : String(cause)
    throw new Error(`"git ${args.slice(0, 3).join(' ')}" failed in ${root}: ${said}`, { cause })
  }
}

/** What git printed, as text without blanks round it. */
export function askGit(root: string, args: readonly string[], options: GitOptions = {}): string {
  return runGit(root, args, options).toString('utf8').trim()
}

/** As `askGit`, where not knowing is an answer too: undefined when git fails. */
export function findInGit(root: string, args: readonly string[]): string | undefined {
  try {
    return askGit(root, args)
  } catch {
    return undefined
  }
}

/** The environment git is called in. A hook's names its own repository; ours is the folder we were given. */
export function createGitEnv(): NodeJS.ProcessEnv {
  const set = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX', 'GIT_OBJECT_DIRECTORY']
  const kept = Object.entries(process.env).filter(([name]) => !set.includes(name))
  return { ...Object.fromEntries(kept), LC_ALL: 'C' }
}
