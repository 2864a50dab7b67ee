import type { Command } from 'commander'
import { ROOT } from '../root.ts'

/** `pnpm dev`. */
export function register(program: Command): void {
  program
    .command('dev')
    .description('Run the EHR: database, demo clinic, API and web with hot reload.')
    .action(async () => {
      const { runDev } = await import('@ehr/dev')
      process.exit(await runDev({ root: ROOT, env: process.env }))
    })
}
