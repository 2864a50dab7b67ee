import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A clone that questions about commits are put to. */
export interface Git {
  root: string
  /** Variables for git besides those of the process, such as the credentials of a push. */
  env: Readonly<Record<string, string>>
}

/** Runs git and gives what it printed, without the end of its last line. @throws when git ends with another code than 0. */
export async function git({ root, env }: Git, ...args: readonly string[]): Promise<string> {
  const { stdout } = await run('git', [...args], {
    cwd: root,
    env: { ...process.env, ...env, GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' },
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
