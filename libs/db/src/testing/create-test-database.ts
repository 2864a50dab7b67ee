import { createDb, type Db } from '../create-db.ts'
import { API_ROLE, createDatabase, ensureRoles, OWNER_ROLE, withLogin } from '../roles.ts'
import { openTemplate, testPasswords } from './template.ts'
import { openTestServer } from './test-server.ts'

/** A database of a test's own, with all migrations. */
export interface TestDatabase {
  /** As the application: its rights and no more. */
  db: Db
  /** As the owner of the schema. */
  ownerDb: Db
  url: string
  ownerUrl: string
  /** Closes both and drops the database. */
  drop: () => Promise<void>
}

/** Clones the migrated template; the database is the caller's to drop. */
export async function createTestDatabase(): Promise<TestDatabase> {
  return await makeDatabase(await openTemplate())
}

/** Makes a database without tables, for tests of the migrations themselves. */
export async function createEmptyTestDatabase(): Promise<TestDatabase> {
  const server = await openTestServer()
  await server.exclusively((client) => ensureRoles(client, testPasswords(server)))
  return await makeDatabase(undefined)
}

/**
 * Clones the migrated template for the tests of a file (or `describe`) and drops it after them:
 * `const { db } = await useTestDatabase()` at its top.
 */
export async function useTestDatabase(): Promise<TestDatabase> {
  // Imported here: end-to-end tests and commands use the rest of this file outside Vitest.
  const { afterAll } = await import('vitest')
  const database = await createTestDatabase()
  afterAll(database.drop)
  return database
}

let count = 0

async function makeDatabase(template: string | undefined): Promise<TestDatabase> {
  const server = await openTestServer()
  count += 1
  const name = `test_${server.backend}_${count}`
  await server.exclusively((client) =>
    createDatabase(client, name, template === undefined ? {} : { template }),
  )
  const passwords = testPasswords(server)
  const url = withLogin(server.url, { user: API_ROLE, password: passwords.api, database: name })
  const ownerUrl = withLogin(server.url, { user: OWNER_ROLE, password: passwords.owner, database: name })
  const db = createDb({ connectionString: url, applicationName: 'test' })
  const ownerDb = createDb({ connectionString: ownerUrl, applicationName: 'test owner', maxConnections: 2 })
  return {
    ...{ db, ownerDb, url, ownerUrl },
    drop: async () => {
      await Promise.all([db.destroy(), ownerDb.destroy()])
      await server.query(`drop database ${name} with (force)`)
    },
  }
}
