import { createMigrationDb, migrateUp } from '@ehr/db-migrations'
import { emptyDatabase } from './database/snapshots.ts'
import { type Workplace, withDevelopmentServer } from './database/use-database.ts'
import { wantsDemo } from './database/wants-demo.ts'
import { runApiCommand } from './run-api-command.ts'

/**
 * Makes the development database anew from the branch's migrations, with the demo clinic where wanted.
 *
 * @returns the exit code of the command that loads the demo clinic; 0 without.
 */
export function resetDatabase(workplace: Workplace, options: { withDemo: boolean }): Promise<number> {
  return withDevelopmentServer(workplace, async (server) => {
    await emptyDatabase(server)
    const db = createMigrationDb(server.ownerUrl)
    try {
      await migrateUp(db)
    } finally {
      await db.destroy()
    }
    const isWanted = options.withDemo && wantsDemo(workplace.root)
    return isWanted ? runApiCommand(workplace, ['demo', 'load']) : 0
  })
}
