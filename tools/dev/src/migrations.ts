import type { TestDatabase } from '@ehr/db/testing'
import { createMigrationDb } from '@ehr/db-migrations'
import { type Kysely, sql } from 'kysely'
import { describeDatabase, messageOf } from './database/prepare-external.ts'
import { type Workplace, withDevelopmentServer } from './database/use-database.ts'
import { Refusal } from './refusal.ts'

/**
 * Runs an action as the owner of the database to migrate: `MIGRATION_DATABASE_URL`, else `DATABASE_URL`, else the
 * embedded development server's.
 *
 * @throws Refusal when that database does not answer.
 */
export async function withMigrationDb<T>(
  workplace: Workplace,
  action: (db: Kysely<unknown>) => Promise<T>,
): Promise<T> {
  const url = workplace.env.MIGRATION_DATABASE_URL || workplace.env.DATABASE_URL
  if (url) {
    return useDb(url, async (db) => {
      await assertAnswers(db, url)
      return action(db)
    })
  }
  return withDevelopmentServer(workplace, ({ ownerUrl }) => useDb(ownerUrl, action))
}

/** Runs an action on a database without tables on the server for tests; the database is dropped after it. */
export async function withScratchDb<T>(action: (db: Kysely<unknown>) => Promise<T>): Promise<T> {
  const { createEmptyTestDatabase } = await import('@ehr/db/testing')
  return await withTestDatabase(createEmptyTestDatabase, action)
}

/** Runs an action on a database with all migrations on the server for tests; the database is dropped after it. */
export async function withMigratedDb<T>(action: (db: Kysely<unknown>) => Promise<T>): Promise<T> {
  const { createTestDatabase } = await import('@ehr/db/testing')
  return await withTestDatabase(createTestDatabase, action)
}

async function withTestDatabase<T>(
  create: () => Promise<TestDatabase>,
  action: (db: Kysely<unknown>) => Promise<T>,
): Promise<T> {
  // The connection to the test server does not keep a process alive; a command has to stay until it is done.
  const alive = setInterval(() => undefined, 1_000)
  try {
    const database = await create()
    try {
      return await useDb(database.ownerUrl, action)
    } finally {
      await database.drop()
    }
  } finally {
    clearInterval(alive)
  }
}

async function assertAnswers(db: Kysely<unknown>, url: string): Promise<void> {
  await sql`select 1`.execute(db).catch((error: unknown) => {
    throw new Refusal(
      `The ${describeDatabase(url)} cannot be used: ${messageOf(error)}. Check MIGRATION_DATABASE_URL (or DATABASE_URL); without both the embedded server is used. Nothing was changed.`,
      { cause: error },
    )
  })
}

async function useDb<T>(url: string, action: (db: Kysely<unknown>) => Promise<T>): Promise<T> {
  const db = createMigrationDb(url)
  try {
    return await action(db)
  } finally {
    await db.destroy()
  }
}
