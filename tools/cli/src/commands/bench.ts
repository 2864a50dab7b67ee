import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Command } from 'commander'
import { ROOT } from '../root.ts'

/** `pnpm bench`: a program of its own, since benches depend on everything and the commands should not. */
export function register(program: Command): void {
  program
    .command('bench')
    .description('Measure what this project promises; without a name, list the measurements.')
    .argument('[name]')
    .option('--json', 'print the figures as JSON', false)
    .action(async (name: string | undefined, { json }: { json: boolean }) => {
      const given = [...(name === undefined ? [] : [name]), ...(json ? ['--json'] : [])]
      const child = spawn(process.execPath, [join(ROOT, 'bench/harness/main.ts'), ...given], {
        stdio: 'inherit',
      })
      // Ctrl-C reaches the bench by itself, which tidies up; this waits for it.
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
      const [code] = await once(child, 'exit')
      process.exitCode = code ?? 1
    })
}
