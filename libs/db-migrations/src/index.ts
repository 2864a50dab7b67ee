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
export { createMigrationDb } from './migration-db.ts'
export { BREAKING_SUFFIX, listMigrationNames, MIGRATIONS_FOLDER } from './migration-files.ts'
export {
  compareMigrations,
  listApplied,
  type MigrateOptions,
  type MigrationStatus,
  type MigrationStep,
  migrateDown,
  migrateUp,
  readMigrationStatus,
} from './migrator.ts'
