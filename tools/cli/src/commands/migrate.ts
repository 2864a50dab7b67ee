import { isDeepStrictEqual } from 'node:util'
import type { Command } from 'commander'
import { ROOT } from '../root.ts'

const WORKPLACE = { root: ROOT, env: process.env }

/** `pnpm ehr migrate …`. */
export function register(program: Command): void {
  const migrate = program
    .command('migrate')
    .description('The schema: apply, undo, compare. As MIGRATION_DATABASE_URL, or on the embedded server.')
  migrate
    .command('up')
    .description('Apply what is pending.')
    .option('--to <name>', 'stop after this migration')
    .action(up)
  migrate
    .command('down')
    .description('Undo the last migration.')
    .option('--to <name>', 'undo all after this one; "nothing" for all')
    .action(down)
  migrate.command('status').description('Tell what is applied, pending and unknown.').action(status)
  migrate
    .command('generate')
    .description('Write the schema snapshot and the tables’ types anew from the migrations.')
    .action(generate)
  migrate
    .command('check')
    .description('Compare snapshot, types and data classes with the migrations; changes nothing.')
    .action(check)
  migrate
    .command('validate')
    .description('Run all migrations up, down and up again on a fresh database.')
    .action(validate)
}

async function up(options: { to?: string }): Promise<void> {
  const [{ withMigrationDb }, { migrateUp }] = await load()
  // After a merge, the embedded database may lack some that are older than its last one.
  const isEmbedded = !process.env.MIGRATION_DATABASE_URL && !process.env.DATABASE_URL
  const steps = await withMigrationDb(WORKPLACE, (db) =>
    migrateUp(db, { ...options, allowUnordered: isEmbedded }),
  )
  for (const { name } of steps) say(`applied  ${name}`)
  if (steps.length === 0) say('Nothing is pending.')
}

async function down(options: { to?: string }): Promise<void> {
  const [{ withMigrationDb }, { migrateDown }] = await load()
  const target = options.to === undefined ? {} : { to: options.to === 'nothing' ? null : options.to }
  const steps = await withMigrationDb(WORKPLACE, (db) => migrateDown(db, target))
  for (const { name } of steps) say(`undone  ${name}`)
  if (steps.length === 0) say('Nothing is applied.')
}

async function status(): Promise<void> {
  const [{ withMigrationDb }, { readMigrationStatus }] = await load()
  const { applied, pending, unknown } = await withMigrationDb(WORKPLACE, (db) => readMigrationStatus(db))
  for (const name of applied) say(`applied  ${name}`)
  for (const name of pending) say(`pending  ${name}`)
  for (const name of unknown) say(`unknown  ${name} (applied, but not in this branch)`)
}

async function generate(): Promise<void> {
  const [{ withScratchDb }, { migrateUp, writeGenerated }] = await load()
  const changes = await withScratchDb(async (db) => {
    await migrateUp(db)
    return writeGenerated(db)
  })
  for (const { kind, path } of changes)
    say(`${kind === 'stale' ? 'deleted' : 'written'}  libs/db-migrations/${path}`)
  if (changes.length === 0) say('Snapshot and types are those of the migrations already.')
}

async function check(): Promise<void> {
  const [
    { withScratchDb },
    { compareGenerated, findUnclassified, migrateUp, readCatalogue, renderDifferences },
  ] = await load()
  const trouble = await withScratchDb(async (db) => {
    await migrateUp(db)
    const differences = renderDifferences(await compareGenerated(db))
    const unclassified = findUnclassified(await readCatalogue(db))
    return [differences, ...unclassified].filter((text) => text !== '')
  })
  for (const text of trouble) say(text)
  if (trouble.length > 0) process.exitCode = 1
  else say('Snapshot, types and data classes are those of the migrations.')
}

async function validate(): Promise<void> {
  const [{ withScratchDb }, { migrateDown, migrateUp, readCatalogue }] = await load()
  await withScratchDb(async (db) => {
    const empty = await readCatalogue(db)
    const steps = await migrateUp(db)
    const first = await readCatalogue(db)
    await migrateDown(db, { to: null })
    assertSame(empty, await readCatalogue(db), 'Down leaves something over that was not there before up')
    await migrateUp(db)
    assertSame(first, await readCatalogue(db), 'Up after down makes another schema than the first up')
    say(`${steps.length} migrations went up, down and up again.`)
  })
}

function assertSame(expected: unknown, found: unknown, what: string): void {
  if (isDeepStrictEqual(expected, found)) return
  throw new Error(`${what}. Make each migration's down undo all that its up does.`)
}

function load(): Promise<[typeof import('@ehr/dev'), typeof import('@ehr/db-migrations')]> {
  return Promise.all([import('@ehr/dev'), import('@ehr/db-migrations')])
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
