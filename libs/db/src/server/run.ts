import { spawn } from 'node:child_process'
import type { OperatingUser } from './operating-user.ts'

/** How a program of PostgreSQL is run: as whom, in which folder. */
export interface RunOptions {
  user: OperatingUser
  cwd: string
}

/** Runs a program to its end; gives its exit code and what it said. */
export function run(
  program: string,
  args: readonly string[],
  options: RunOptions,
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...options.user,
      cwd: options.cwd,
      env: cleanEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    })
    let output = ''
    const collect = (chunk: Buffer) => {
      output += chunk.toString()
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.once('error', reject)
    // Not "close": the server that pg_ctl starts keeps the pipes open on Windows.
    child.once('exit', (code) => {
      setImmediate(() => {
        child.stdout.destroy()
        child.stderr.destroy()
        resolve({ code, output })
      })
    })
  })
}

/** The user's PG* variables are meant for other servers; with LC_ALL=C messages can be recognised. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/i.test(name))
  return { ...Object.fromEntries(own), LC_ALL: 'C' }
}
