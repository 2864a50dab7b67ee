import type { Kysely } from 'kysely'
import type { LoadedMigration } from '../migration-files.ts'
import type { Direction } from './migrate-event.ts'

/** The function of a migration for a direction. Throws where it has no `down`. */
export function getFunction(
  migration: LoadedMigration,
  direction: Direction,
): (db: Kysely<unknown>) => Promise<void> {
  if (direction === 'up') return migration.up
  if (migration.down !== undefined) return migration.down
  throw new Error(`Migration ${migration.name} has no down: ${migration.irreversible ?? 'it exports none'}.`)
}
