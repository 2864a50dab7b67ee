export type { DevelopmentServer } from './database/server.ts'
export {
  createSnapshot,
  dropSnapshot,
  emptyDatabase,
  listSnapshots,
  restoreSnapshot,
  type Snapshot,
} from './database/snapshots.ts'
export { type Workplace, withDatabaseEnv, withDevelopmentServer } from './database/use-database.ts'
export { type DevOptions, runDev } from './dev/run-dev.ts'
export { withMigrationDb, withScratchDb } from './migrations.ts'
export { Refusal } from './refusal.ts'
export { resetDatabase } from './reset-database.ts'
export { runApiCommand } from './run-api-command.ts'
