import { type Command, Option } from 'commander'
import type { CommitFlags } from '../commit/run-commit.ts'
import { ROOT } from '../root.ts'

/** `pnpm commit`. */
export function register(program: Command): void {
  program
    .command('commit')
    .description(
      'Commit what is staged: asks for the message, and for a changeset where a deployable is reached.',
    )
    .option('--type <type>', 'feat, fix, docs, style, refactor, test or chore')
    .option('--scope <scope>', 'a project’s folder name; what is staged says which when left out')
    .option('-m, --message <description>', 'lower case, no full stop; with it nothing is asked')
    .option('--body <text>', 'why, and what was rejected')
    .option('--breaking <text>', 'what breaks, and what to do')
    .addOption(
      new Option('--changeset <bump>', 'how much somebody notices; what the type says when left out').choices(
        ['major', 'minor', 'patch', 'none', 'skip'],
      ),
    )
    .option('--dry-run', 'show the message and the changeset', false)
    .action(async (flags: CommitFlags) => {
      const isAsking = process.stdin.isTTY === true && process.stdout.isTTY === true
      const { runCommit } = await import('../commit/run-commit.ts')
      process.exitCode = await runCommit({ root: ROOT, isAsking }, flags)
    })
}
