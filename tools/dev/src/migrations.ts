import { createMigrationDb } from '@ehr/db-migrations'
import type { Kysely } from 'kysely'
import { type Workplace, withDevelopmentServer } from './database/use-database.ts'

/**
 * Runs an action as the owner of the database to migrate: `MIGRATION_DATABASE_URL`, else `DATABASE_URL`, else the
 * embedded development server's.
 */
export async function withMigrationDb<T>(
  workplace: Workplace,
  action: (db: Kysely<unknown>) => Promise<T>,
): Promise<T> {
  const url = workplace.env.MIGRATION_DATABASE_URL || workplace.env.DATABASE_URL
  if (url) return useDb(url, action)
  return withDevelopmentServer(workplace, ({ ownerUrl }) => useDb(ownerUrl, action))
}

/** Runs an action on a database without tables on the server for tests; the database is dropped after it. */
export async function withScratchDb<T>(action: (db: Kysely<unknown>) => Promise<T>): Promise<T> {
  const { createEmptyTestDatabase } = await import('@ehr/db/testing')
  // The connection to the test server does not keep a process alive; a command has to stay until it is done.
  const alive = setInterval(() => undefined, 1_000)
  try {
    const database = await createEmptyTestDatabase()
    try {
      return await useDb(database.ownerUrl, action)
    } finally {
      await database.drop()
    }
  } finally {
    clearInterval(alive)
  }
}

async function useDb<T>(url: string, action: (db: Kysely<unknown>) => Promise<T>): Promise<T> {
  const db = createMigrationDb(url)
  try {
    return await action(db)
  } finally {
    await db.destroy()
  }
}
