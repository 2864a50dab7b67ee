import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const MAX_BYTES = 256 * 1024 * 1024

/** Asks Nx something and answers what it printed, as JSON; throws with Nx’s own words when it fails. */
export async function askNx(root: string, args: readonly string[]): Promise<unknown> {
  const nx = createRequire(join(root, 'package.json')).resolve('nx/bin/nx.js')
  const env = { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', NO_COLOR: '1' }
  try {
    const { stdout } = await run(process.execPath, [nx, ...args], { cwd: root, env, maxBuffer: MAX_BYTES })
    return JSON.parse(stdout)
  } catch (cause) {
    const { stderr = '', stdout = '' } = Object(cause)
    throw new Error(
      `nx ${args.join(' ')} failed. Run it by hand to see more.\n${`${stdout}${stderr}`.trim()}`,
      { cause },
    )
  }
}
