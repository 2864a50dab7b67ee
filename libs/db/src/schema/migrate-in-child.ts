import { createMigrationDb, migrateUp, renderMigrateEvent } from '@ehr/db-migrations'

/** `node migrate-in-child.ts <url> <folder>`: a runner that a test can kill. */
const [, , url = '', folder = ''] = process.argv
const db = createMigrationDb(url)
try {
  await migrateUp(db, {
    folder,
    // Tests hold it up by locks, for as long as they need.
    lockTimeoutMs: 60_000,
    onEvent: (event) => console.log(renderMigrateEvent(event)),
  })
} catch (error) {
  console.log(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await db.destroy()
}
