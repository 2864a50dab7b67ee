import type { LoadedMigration } from '../migration-files.ts'
import { deleteApplied, writeApplied } from './bookkeeping.ts'
import { getFunction } from './get-function.ts'
import type { Direction } from './migrate-event.ts'
import type { RunContext, StatementWatch } from './run-context.ts'
import { createWatchedDb } from './watched-db.ts'

/**
 * Runs a migration and notes it, in one transaction of its own: killed anywhere, it is either wholly applied or not
 * at all. Gives the milliseconds it took, without the commit.
 */
export async function runInTransaction(
  { connection, session }: RunContext,
  migration: LoadedMigration,
  { direction, watch }: { direction: Direction; watch: StatementWatch },
): Promise<number> {
  const began = performance.now()
  let durationMs = 0
  await createWatchedDb(connection, watch.around)
    .transaction()
    .execute(async (trx) => {
      await getFunction(migration, direction)(trx)
      durationMs = performance.now() - began
      // On the same connection, so in the same transaction.
      if (direction === 'up') await writeApplied(session, migration, durationMs)
      else await deleteApplied(session, migration.name)
    })
  return durationMs
}
