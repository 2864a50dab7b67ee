import type { Command } from 'commander'
import { addNew } from '../migrate/new/new.ts'
import { addValidate } from '../migrate/validate.ts'

/** `pnpm ehr migrate …`. */
export function register(program: Command): void {
  const migrate = program
    .command('migrate')
    .description('The schema: apply, undo, compare. As MIGRATION_DATABASE_URL, or on the embedded server.')
  addRunning(migrate)
  addWatching(migrate)
  addWriting(migrate)
  addNew(migrate)
  addValidate(migrate)
}

function addRunning(migrate: Command): void {
  migrate
    .command('up')
    .description('Apply what is pending, each in a transaction of its own; waits for locks and other runs.')
    .option('--to <name>', 'stop after this migration')
    .option('--unordered', 'apply also what is older than the last applied')
    .action(async (options) => (await import('../migrate/apply.ts')).up(options))
  migrate
    .command('down')
    .description('Undo the last migration.')
    .option('--to <name>', 'undo all after this one; "nothing" for all')
    .option('--accept-loss', 'undo also what says of itself that data is lost')
    .action(async (options) => (await import('../migrate/apply.ts')).down(options))
  migrate
    .command('repair')
    .description('Show what ledger and database disagree on, and mend it, asking before each step.')
    .option('--dry-run', 'only show')
    .option('--yes <kinds...>', 'mend these kinds without a question')
    .action(async (options) => (await import('../migrate/repair.ts')).repair(options))
}

function addWatching(migrate: Command): void {
  migrate
    .command('status')
    .description('Tell what is applied and when, pending, half done, unknown or edited.')
    .option('--check', 'exit with 1 unless all is applied as the files say')
    .action(async (options) => (await import('../migrate/status.ts')).status(options))
  migrate
    .command('plan')
    .description('Print the SQL that "up" would run on the database, without running it there.')
    .option('--to <name>', 'stop after this migration')
    .option('--unordered', 'with what is older than the last applied')
    .option('--full', 'do not shorten long statements and values')
    .action(async (options) => (await import('../migrate/plan.ts')).plan(options))
}

function addWriting(migrate: Command): void {
  migrate
    .command('generate')
    .description('Write the schema snapshot and the tables’ types anew from the migrations.')
    .action(async () => (await import('../migrate/generate.ts')).generate())
  migrate
    .command('check')
    .description('Compare snapshot, types and data classes with the migrations; changes nothing.')
    .action(async () => (await import('../migrate/generate.ts')).check())
}
