import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/** A command line for Nx, and where it runs. */
export interface NxRun {
  root: string
  env: NodeJS.ProcessEnv
  args: readonly string[]
  /** Where its output goes; to this terminal when not said. */
  output?: 'stderr'
}

/** Runs Nx in this terminal, without a process that stays behind; answers the exit code. */
export function runNx({ root, env, args, output }: NxRun): Promise<number> {
  const nx = createRequire(join(root, 'package.json')).resolve('nx/bin/nx.js')
  const child = spawn(process.execPath, [nx, ...args], {
    cwd: root,
    env: { ...env, NX_DAEMON: 'false', NX_TUI: 'false' },
    stdio: ['inherit', output === 'stderr' ? 2 : 'inherit', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code) => resolve(code ?? 1))
  })
}
