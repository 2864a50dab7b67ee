import type { Command } from 'commander'
import { ROOT } from '../root.ts'

interface Options {
  env: string
  commit?: string
  url?: string
  record?: string
  dryRun?: boolean
  again?: boolean
}

/** `pnpm ehr deploy`. */
export function register(program: Command): void {
  program
    .command('deploy')
    .description('Deploy a commit to an environment, verify it, and go back by itself where that fails.')
    .requiredOption('--env <name>', 'the environment, as delivery.json names it')
    .option('--commit <commit>', 'a commit, branch or tag; what is checked out by default')
    .option('--dry-run', 'look at everything that must be so, and do nothing')
    .option('--again', 'also where this commit serves already')
    .option('--url <address>', 'where the environment answers, before its name points there')
    .option('--record <file>', 'write the record there')
    .action(run)
}

async function run({ env: environment, commit, url, record, dryRun, again }: Options): Promise<void> {
  const { deploy, runCommand } = await import('@ehr/release')
  process.exitCode = await runCommand({ root: ROOT, env: process.env, environment, url }, (options) =>
    deploy({ ...options, commit, record, isDryRun: dryRun === true, again: again === true }),
  )
}
