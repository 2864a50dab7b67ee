import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Whoever rehearses may sign commits or have hooks: none of that is part of a rehearsal. */
const ENV = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_TERMINAL_PROMPT: '0',
  GIT_AUTHOR_NAME: 'Rehearsal',
  GIT_AUTHOR_EMAIL: 'rehearsal@localhost',
  GIT_COMMITTER_NAME: 'Rehearsal',
  GIT_COMMITTER_EMAIL: 'rehearsal@localhost',
  LC_ALL: 'C',
}

/** Runs git in a folder; answers what it printed, without the end of the last line. Throws with git’s own words. */
export async function git(cwd: string, ...args: readonly string[]): Promise<string> {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'))
  const env = { ...Object.fromEntries(own), ...ENV }
  const { stdout } = await run('git', [...args], { cwd, env, maxBuffer: 2 ** 26 })
  return stdout.trimEnd()
}

/** The same, or nothing where git refuses. */
export async function findByGit(cwd: string, ...args: readonly string[]): Promise<string | undefined> {
  try {
    return await git(cwd, ...args)
  } catch {
    return undefined
  }
}

/** Finds a commit by any name that git knows. */
export function findCommit(cwd: string, name: string): Promise<string | undefined> {
  return findByGit(cwd, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`)
}
