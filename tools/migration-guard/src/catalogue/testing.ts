import pg from 'pg'
import { useGuardServer } from '../observe/testing.ts'

/** Runs a test on a database of its own, filled by the setup; the database is dropped after it. */
export async function withDatabase<T>(setup: string, action: (client: pg.Client) => Promise<T>): Promise<T> {
  const server = await useGuardServer()
  const database = await server.createDatabase()
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  try {
    await client.query(setup)
    return await action(client)
  } finally {
    await client.end()
    await server.dropDatabase(database.name)
  }
}
