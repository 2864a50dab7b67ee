import type { Command } from 'commander'
import { ROOT } from '../root.ts'

interface Options {
  env: string
  to?: string
  url?: string
  record?: string
  dryRun?: boolean
  rehearse?: boolean
}

/** `pnpm ehr rollback`. */
export function register(program: Command): void {
  program
    .command('rollback')
    .description('Bring an environment back to what it served before, and verify it.')
    .requiredOption('--env <name>', 'the environment, as delivery.json names it')
    .option('--to <commit>', 'a commit that served there, or the provider’s id of its deployment')
    .option('--dry-run', 'say what it would go back to, and do nothing')
    .option('--rehearse', 'go back and forth again, where there are no patients’ data')
    .option('--url <address>', 'where the environment answers, before its name points there')
    .option('--record <file>', 'write the record there')
    .action(run)
}

async function run({ env: environment, to, url, record, dryRun, rehearse }: Options): Promise<void> {
  const { rollback, runCommand } = await import('@ehr/release')
  process.exitCode = await runCommand({ root: ROOT, env: process.env, environment, url }, (options) =>
    rollback({ ...options, to, record, isDryRun: dryRun === true, isRehearsal: rehearse === true }),
  )
}
