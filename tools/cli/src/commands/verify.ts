import type { Command } from 'commander'
import { ROOT } from '../root.ts'

interface Options {
  env: string
  commit?: string
  url?: string
}

/** `pnpm ehr verify`. */
export function register(program: Command): void {
  program
    .command('verify')
    .description(
      'Look at all that must be so after a deployment: health, version, certificate, critical paths.',
    )
    .requiredOption('--env <name>', 'the environment, as delivery.json names it')
    .option('--commit <commit>', 'what it should serve; what the provider says by default')
    .option('--url <address>', 'where the environment answers, before its name points there')
    .action(run)
}

async function run({ env: environment, commit, url }: Options): Promise<void> {
  const { runCommand, verifyEnvironment } = await import('@ehr/release')
  process.exitCode = await runCommand({ root: ROOT, env: process.env, environment, url }, (options) =>
    verifyEnvironment({ ...options, commit }),
  )
}
