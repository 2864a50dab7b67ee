import { describeFailure } from './describe-failure.ts'
import { findExportSite } from './export-site.ts'
import type { MigrationRule } from './migration-rule.ts'

/** The rule about migrations that do not end; those that fail are in `src/rules`. */
export const HANGING: MigrationRule = {
  name: 'migration-hangs',
  severity: 'error',
  title: 'A migration that does not end',
  why: 'The deploy waits for it, and so does everyone who needs what it has locked.',
  remedy:
    'Await each query once, wait for nothing outside of the database, and move long work out of the migration.',
  example: {
    language: 'typescript',
    hazard: `export async function up(db) {
  await db.schema.createTable('pet').addColumn('name', 'text').execute()
  await new Promise(() => setInterval(() => {}, 1000))
}

export async function down(db) {
  await db.schema.dropTable('pet').execute()
}`,
    safe: `export async function up(db) {
  await db.schema.createTable('pet').addColumn('name', 'text').execute()
}

export async function down(db) {
  await db.schema.dropTable('pet').execute()
}`,
  },
  check(migration) {
    const { failure, statements } = migration.up
    if (failure?.kind !== 'hangs') return []
    const last = statements.at(-1)
    const site = failure.site ?? last?.site ?? findExportSite(migration, 'up')
    return [{ site, observed: `"up" does not end: ${describeFailure(failure)}` }]
  },
}
