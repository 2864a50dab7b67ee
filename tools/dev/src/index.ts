export { type ListedDatabase, listDatabases, pruneDatabases } from './database/branch/prune.ts'
export { findRunningDatabase, type RunningDatabase } from './database/find-running.ts'
export { findTrouble } from './database/find-trouble.ts'
export { readStatus } from './database/prepare-embedded.ts'
export { describeDatabase, findExternalDatabase } from './database/prepare-external.ts'
export type { DevelopmentServer, EmbeddedServer } from './database/server.ts'
export {
  createSnapshot,
  dropSnapshot,
  emptyDatabase,
  listSnapshots,
  restoreSnapshot,
  type Snapshot,
} from './database/snapshots.ts'
export {
  type Workplace,
  withDatabaseEnv,
  withDevelopmentServer,
  withEmbeddedServer,
} from './database/use-database.ts'
export { type DevOptions, runDev } from './dev/run-dev.ts'
export { withMigratedDb, withMigrationDb, withScratchDb } from './migrations.ts'
export { Refusal } from './refusal.ts'
export { resetDatabase } from './reset-database.ts'
export { runApiCommand } from './run-api-command.ts'
