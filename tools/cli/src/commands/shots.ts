import type { Command } from 'commander'
import { ROOT } from '../root.ts'

/** `pnpm shots`. */
export function register(program: Command): void {
  program
    .command('shots')
    .description('Picture every screen in every language, width and state into .shots/.')
    .argument('[words...]', 'only these languages, widths, states, or screens by a part of their name')
    .action(async (words: readonly string[]) => {
      const { takeShots } = await import('@ehr/testing')
      process.exitCode = await takeShots({ root: ROOT, words })
    })
}
