import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/**
 * Runs a script of tools/delivery in a process of its own: Nx may run generators in its daemon, which keeps modules as
 * they were when it first read them. Gives what the script prints as JSON.
 *
 * @throws Error with what the script said, when it failed
 */
export function runDelivery(root: string, script: string, input: object): Record<string, unknown> {
  const path = join(root, 'tools/delivery/src', script)
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [path], {
    cwd: root,
    encoding: 'utf8',
    input: JSON.stringify(input),
    maxBuffer: 256 * 1024 * 1024,
  })
  if (error !== undefined || status !== 0)
    throw new Error(`tools/delivery/src/${script} failed.\n${stderr}`, { cause: error })
  return stdout === '' ? {} : Object(JSON.parse(stdout))
}
