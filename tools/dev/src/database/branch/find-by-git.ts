import { execFile } from 'node:child_process'

const TIMEOUT_MS = 10_000
const MAX_BYTES = 64 * 1024 * 1024

/** Runs git and gives what it printed; nothing where it fails, as where there is no git or no repository. */
export function findByGit(root: string, args: readonly string[]): Promise<string | undefined> {
  const options = { cwd: root, timeout: TIMEOUT_MS, maxBuffer: MAX_BYTES, windowsHide: true }
  return new Promise((resolve) => {
    execFile('git', [...args], options, (error, stdout) =>
      resolve(error === null ? stdout.trimEnd() : undefined),
    )
  })
}
