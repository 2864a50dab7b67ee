import { listMigrationNames } from '@ehr/db-migrations'

/** Written into the bundle by vite.config.ts; absent when the API runs from source. */
declare const __MIGRATIONS__: readonly string[] | undefined

/** The migrations that this build was made for, in order. */
export async function listKnownMigrations(): Promise<readonly string[]> {
  return typeof __MIGRATIONS__ === 'undefined' ? await listMigrationNames() : __MIGRATIONS__
}
