import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A clone that questions about commits are put to. */
export interface Git {
  root: string
  /** Variables for git besides those of the process, such as the credentials of a push. */
  env: Readonly<Record<string, string>>
  /** What git would have besides: the process’s own variables where nothing else is given. */
  inherited?: Readonly<Record<string, string | undefined>>
}

/** Runs git and gives what it printed, without the end of its last line. @throws with git’s own words when it fails. */
export async function git(from: Git, ...args: readonly string[]): Promise<string> {
  const { stdout } = await run('git', [...args], {
    cwd: from.root,
    env: { ...(from.inherited ?? process.env), ...from.env, GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' },
    maxBuffer: 64 * 1024 * 1024,
  })
  return stdout.trimEnd()
}

/** The same, or nothing where git refuses. */
export async function findInGit(from: Git, ...args: readonly string[]): Promise<string | undefined> {
  try {
    return await git(from, ...args)
  } catch {
    return undefined
  }
}

/** The same, with whether git refused: what it prints then says more than that. */
export async function tryGit(from: Git, ...args: readonly string[]): Promise<{ ok: boolean; text: string }> {
  try {
    return { ok: true, text: await git(from, ...args) }
  } catch (error) {
    return { ok: false, text: String(Object(error).stdout ?? '').trimEnd() }
  }
}

/** Finds the whole name of a commit, by any name that git knows; nothing where the clone lacks it. */
export async function findCommit(from: Git, name: string): Promise<string | undefined> {
  return await findInGit(from, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`)
}
