import type { Command } from 'commander'
import { ROOT } from '../root.ts'

interface Options {
  env: string
  url?: string
  json?: boolean
}

/** `pnpm ehr status`. */
export function register(program: Command): void {
  program
    .command('status')
    .description('Tell what an environment serves, what is on its way, and where one could go back to.')
    .requiredOption('--env <name>', 'the environment, as delivery.json names it')
    .option('--url <address>', 'where the environment answers, before its name points there')
    .option('--json', 'as JSON')
    .action(run)
}

async function run({ env: environment, url, json }: Options): Promise<void> {
  const { runCommand, status } = await import('@ehr/release')
  process.exitCode = await runCommand({ root: ROOT, env: process.env, environment, url }, (options) =>
    status({ ...options, isJson: json === true }),
  )
}
