import type { Command } from 'commander'
import { ROOT } from '../root.ts'

const WORKPLACE = { root: ROOT, env: process.env }

/** `pnpm ehr db …`: the development databases, one per branch, and kept states of them. */
export function register(program: Command): void {
  const db = program
    .command('db')
    .description('The development database of this branch: keep, restore, make anew.')
  db.command('url')
    .description('Print the address of the database, as its owner; it answers while "pnpm dev" runs.')
    .option('--api', 'as the application, which may change no table')
    .action(printUrl)
  db.command('list').description('List the databases of branches, and the snapshots.').action(printAll)
  db.command('prune')
    .description('Drop the databases of branches that are gone, as the next "pnpm dev" does.')
    .action(prune)
  db.command('snapshot')
    .description('Keep the database as it is now, under a name.')
    .argument('<name>')
    .option('--replace', 'replace a snapshot of this name', false)
    .action(snapshot)
  db.command('restore').description('Put the database back to a snapshot.').argument('<name>').action(restore)
  db.command('drop').description('Remove a snapshot.').argument('<name>').action(drop)
  db.command('reset')
    .description('Make the database anew: this branch’s migrations and the demo clinic.')
    .option('--empty', 'without the demo clinic', false)
    .action(reset)
}

async function printUrl(options: { api?: true }): Promise<void> {
  const { withDevelopmentServer } = await import('@ehr/dev')
  await withDevelopmentServer(WORKPLACE, async ({ apiUrl, ownerUrl }) => say(options.api ? apiUrl : ownerUrl))
}

async function printAll(): Promise<void> {
  const [{ listDatabases, listSnapshots, withEmbeddedServer }, { renderList }] = await Promise.all([
    import('@ehr/dev'),
    import('../db/render-list.ts'),
  ])
  const [databases, snapshots] = await withEmbeddedServer(WORKPLACE, async (embedded) =>
    Promise.all([listDatabases(embedded, ROOT), listSnapshots(embedded)]),
  )
  for (const line of renderList(databases, snapshots)) say(line)
}

async function prune(): Promise<void> {
  const { pruneDatabases, withEmbeddedServer } = await import('@ehr/dev')
  const said = await withEmbeddedServer(WORKPLACE, (embedded) => pruneDatabases(embedded, ROOT))
  for (const line of said) say(line)
  if (said.length === 0) say('Every database is of a branch that is there.')
}

async function snapshot(name: string, options: { replace: boolean }): Promise<void> {
  const { createSnapshot, withDevelopmentServer } = await import('@ehr/dev')
  await withDevelopmentServer(WORKPLACE, (server) => createSnapshot(server, name, options))
  say(`The database is kept as "${name}". "pnpm ehr db restore ${name}" puts it back.`)
}

async function restore(name: string): Promise<void> {
  const { restoreSnapshot, withDevelopmentServer } = await import('@ehr/dev')
  await withDevelopmentServer(WORKPLACE, (server) => restoreSnapshot(server, name))
  say(`The database is as it was in "${name}".`)
}

async function drop(name: string): Promise<void> {
  const { dropSnapshot, withDevelopmentServer } = await import('@ehr/dev')
  await withDevelopmentServer(WORKPLACE, (server) => dropSnapshot(server, name))
  say(`The snapshot "${name}" is gone.`)
}

async function reset(options: { empty: boolean }): Promise<void> {
  const { resetDatabase } = await import('@ehr/dev')
  process.exitCode = await resetDatabase(WORKPLACE, { withDemo: !options.empty })
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
