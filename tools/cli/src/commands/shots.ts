import type { Command } from 'commander'
import { ROOT } from '../root.ts'

/** `pnpm shots`. */
export function register(program: Command): void {
  program
    .command('shots')
    .description('Picture every screen in every language, width and state into .shots/.')
    .argument('[text]', 'only screens whose name contains it')
    .action(async (text: string | undefined) => {
      const { takeShots } = await import('@ehr/testing')
      process.exitCode = await takeShots({ root: ROOT, text })
    })
}
