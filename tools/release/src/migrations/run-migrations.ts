import { spawn } from 'node:child_process'
import { join } from 'node:path'

/** Runs `pnpm ehr migrate …` in this terminal, on MIGRATION_DATABASE_URL. @returns its exit code. */
export function runMigrations(root: string, args: readonly string[], signal: AbortSignal): Promise<number> {
  const child = spawn(process.execPath, [join(root, 'tools/cli/bin/ehr.mjs'), 'migrate', ...args], {
    cwd: root,
    signal,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}
