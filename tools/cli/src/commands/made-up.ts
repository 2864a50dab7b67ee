import type { Command } from 'commander'
import { ROOT } from '../root.ts'

/** `pnpm ehr made-up`. */
export function register(program: Command): void {
  program
    .command('made-up')
    .description(
      'Take what files say of people as made up: the hooks and the pipeline let these values pass.',
    )
    .argument('<files...>', 'from the workspace’s root')
    .action(async (files: string[]) => {
      const { addMadeUp, MADE_UP_FILE } = await import('@ehr/conventions/patient-data')
      const count = addMadeUp(ROOT, files)
      const what = `${count} ${count === 1 ? 'value' : 'values'}`
      console.log(
        count === 0
          ? 'Nothing to add: every value of a person in there is known.'
          : `Added ${what} to ${MADE_UP_FILE}. Look that none is anybody’s, and commit it too.`,
      )
    })
}
