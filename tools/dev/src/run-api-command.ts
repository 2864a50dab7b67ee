import { spawn } from 'node:child_process'
import { type Workplace, withDatabaseEnv } from './database/use-database.ts'
import { apiCommand } from './servers/commands.ts'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Runs one of the API's own commands (import, demo, user, audit) on the database, in this terminal.
 *
 * @returns its exit code.
 */
export function runApiCommand(workplace: Workplace, args: readonly string[]): Promise<number> {
  return withDatabaseEnv(workplace, (env) => {
    const command = apiCommand(workplace.root, args)
    // In the folder that the person is in: paths among the arguments mean that one.
    const child = spawn(process.execPath, [...command.args], {
      stdio: 'inherit',
      env: { ...env, EHR_DEV_SUPERVISOR: String(process.pid) },
    })
    // On Windows a Ctrl-C reaches the child by itself, and a signal from us would end it at once.
    for (const signal of SIGNALS) {
      process.on(signal, () => void (process.platform === 'win32' || child.kill(signal)))
    }
    return new Promise<number>((resolve, reject) => {
      child.once('exit', (code) => resolve(code ?? 1))
      child.once('error', reject)
    })
  })
}
