import { join } from 'node:path'
import type { ExpandFlags } from '@ehr/generators/migration'
import { EXPAND_KINDS, type ExpandKindName } from '@ehr/generators/migration/kinds'
import { type Command, Option } from 'commander'
import { ROOT } from '../../root.ts'

/** Where our migrations are. */
const PACKAGE = 'libs/db-migrations'

interface Given extends ExpandFlags {
  expand?: ExpandKindName
  contract?: true
}

/** Adds `new` to `pnpm ehr migrate`. */
export function addNew(migrate: Command): void {
  const kinds = Object.entries(EXPAND_KINDS).map(([name, { summary }]) => `  ${name.padEnd(14)} ${summary}`)
  migrate
    .command('new')
    .description('Write a new migration, or the steps of a change that the running release can bear.')
    .argument('<name>', 'what it does, in a few words')
    .addOption(new Option('--expand <kind>', 'the steps of a change').choices(Object.keys(EXPAND_KINDS)))
    .option('--table <name>', 'the table that is changed')
    .option('--column <name>', 'the column that is changed')
    .option('--to <name>', 'the new column, or the table that a foreign key points to')
    .option('--type <type>', 'the type of the (new) column')
    .option('--from <type>', 'the type that it had')
    .option('--comment <text>', 'class and meaning of its data: "@clinical Weight"')
    .option('--contract', 'bring the last step of the change of this name, after the release in between')
    .addHelpText('after', `\nKinds of change:\n${kinds.join('\n')}`)
    .action(create)
}

async function create(name: string, { expand, contract, ...flags }: Given): Promise<void> {
  const { moveContract, writeMigrations } = await import('./write-migrations.ts')
  const { say } = await import('../say.ts')
  const place = { packageFolder: join(ROOT, PACKAGE), name, now: new Date() }
  if (contract === true && expand !== undefined) {
    throw new Error('--contract goes without --expand: it brings the last step of a change begun earlier.')
  }
  const paths =
    contract === true
      ? await moveContract(place)
      : await writeMigrations({ ...place, flags, ...(expand === undefined ? {} : { expand }) })
  for (const path of paths) say(`written  ${PACKAGE}/${path}`)
  if (paths.some((path) => path.startsWith('later/'))) {
    say(`What is in later/ waits for the release in between: "pnpm ehr migrate new ${name} --contract".`)
  }
  say('Fill in what is in capital letters, then: pnpm ehr migrate generate && pnpm ehr migrate validate')
}
