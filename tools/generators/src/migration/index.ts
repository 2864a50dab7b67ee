export { formatFiles } from '../feature/format-files.ts'
export {
  type MigrationPlace,
  type MigrationRequest,
  planContract,
  planMigrations,
} from './plan-migrations.ts'
export { createRefusal } from './refusal.ts'
export type { ExpandFlags } from './templates/migration-draft.ts'
