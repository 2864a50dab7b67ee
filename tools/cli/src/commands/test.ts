import type { Command } from 'commander'
import { ROOT } from '../root.ts'

/** `pnpm test`. */
export function register(program: Command): void {
  program
    .command('test')
    .description('Check everything: format, types, tests, builds, migrations, journeys in a browser.')
    .argument('[options...]', 'options for Nx, such as --skip-nx-cache')
    .allowUnknownOption()
    .action(async (args: string[]) => {
      const { runTests } = await import('@ehr/testing')
      process.exitCode = await runTests({ root: ROOT, env: process.env, args })
    })
}
