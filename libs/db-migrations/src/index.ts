export type {
  Catalogue,
  Column,
  Constraint,
  DatabaseFunction,
  Definition,
  Grant,
  Table,
  View,
} from './catalogue/model.ts'
export { readCatalogue } from './catalogue/read-catalogue.ts'
export { DATA_CLASSES, type DataClass, findUnclassified, splitComment } from './data-classes.ts'
export type { Database } from './database.ts'
export type { GeneratedFile } from './generated/generated-file.ts'
export {
  compareGenerated,
  type GeneratedDifference,
  renderDifferences,
  renderGenerated,
  writeGenerated,
} from './generated/generated-files.ts'
export {
  type Disagreement,
  describeDisagreement,
  describeMend,
  isMendable,
  MENDABLE_KINDS,
  type Mendable,
  type MendableKind,
} from './ledger/disagreement.ts'
export { findDisagreements } from './ledger/find-disagreements.ts'
export { mendDisagreement } from './ledger/mend.ts'
export { type LedgerEntry, readLedger } from './ledger/read-ledger.ts'
export { createMigrationDb } from './migration-db.ts'
export { BREAKING_SUFFIX, listMigrationNames, MIGRATIONS_FOLDER } from './migration-files.ts'
export {
  compareMigrations,
  listApplied,
  type MigrateDownOptions,
  type MigrateUpOptions,
  type MigrationStatus,
  migrateDown,
  migrateUp,
  type PlannedMigration,
  planMigrateUp,
  readMigrationStatus,
} from './migrator.ts'
export { RECORD_TABLE } from './runner/bookkeeping.ts'
export {
  type Direction,
  type MigrateEvent,
  renderDuration,
  renderMigrateEvent,
} from './runner/migrate-event.ts'
export type { RunStatement } from './runner/run-context.ts'
export type { RunOptions } from './runner/run-planned.ts'
export type { MigrationStep } from './runner/run-steps.ts'
