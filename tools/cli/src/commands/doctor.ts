import type { Command } from 'commander'
import { ROOT } from '../root.ts'

/** `pnpm ehr doctor`. */
export function register(program: Command): void {
  program
    .command('doctor')
    .description('Tell what is wrong on this machine or in this clone, each with its mend; changes nothing.')
    .option(
      '--full',
      'also what takes a minute: every generated file, the schema against the migrations',
      false,
    )
    .option('--json', 'for programs', false)
    .action(async ({ full, json }: { full: boolean; json: boolean }) => {
      const { runDoctor } = await import('@ehr/doctor')
      // At once: what a check has left hanging would keep the process.
      process.exit(await runDoctor({ root: ROOT, env: process.env, isFull: full, isJson: json }))
    })
}
