import type { MigrateEvent } from '@ehr/db-migrations'
import { ROOT } from '../root.ts'
import { say } from './say.ts'

const WORKPLACE = { root: ROOT, env: process.env }

/** `pnpm ehr migrate up`. */
export async function up({ to, unordered }: { to?: string; unordered?: true }): Promise<void> {
  const [{ withMigrationDb }, { migrateUp, renderMigrateEvent }] = await load()
  // A developer's database may lack some that are older than its last one, after a merge, and have others as they
  // were before they were finished.
  const isEmbedded = !process.env.MIGRATION_DATABASE_URL && !process.env.DATABASE_URL
  const steps = await withMigrationDb(WORKPLACE, (db) =>
    migrateUp(db, {
      ...(to === undefined ? {} : { to }),
      ...{ allowUnordered: isEmbedded || unordered === true, allowEdited: isEmbedded },
      onEvent: (event) => tell(event, renderMigrateEvent),
    }),
  )
  if (steps.length === 0) say('Nothing is pending.')
}

/** `pnpm ehr migrate down`. */
export async function down(options: { to?: string; acceptLoss?: true }): Promise<void> {
  const [{ withMigrationDb }, { migrateDown, renderMigrateEvent }] = await load()
  const isEmbedded = !process.env.MIGRATION_DATABASE_URL && !process.env.DATABASE_URL
  const steps = await withMigrationDb(WORKPLACE, (db) =>
    migrateDown(db, {
      ...(options.to === undefined ? {} : { to: options.to === 'nothing' ? null : options.to }),
      ...{ acceptLoss: options.acceptLoss === true, allowEdited: isEmbedded },
      onEvent: (event) => tell(event, renderMigrateEvent),
    }),
  )
  if (steps.length === 0) say('Nothing is applied.')
}

/** A start is told where it may last: outside of a transaction, and where an interrupted run goes on. */
function tell(event: MigrateEvent, render: (event: MigrateEvent) => string): void {
  if (event.kind === 'started' && event.isTransactional && !event.isResumed) return
  say(render(event))
}

function load(): Promise<[typeof import('@ehr/dev'), typeof import('@ehr/db-migrations')]> {
  return Promise.all([import('@ehr/dev'), import('@ehr/db-migrations')])
}
