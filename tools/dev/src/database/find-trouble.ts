import pg from 'pg'
import { messageOf } from './prepare-external.ts'

const TIMEOUT_MS = 1_500

/** Says why a database cannot be used, in the driver's words; nothing where it answers. */
export async function findTrouble(connectionString: string): Promise<string | undefined> {
  const client = new pg.Client({
    ...{ connectionString, application_name: 'ehr-dev' },
    ...{ connectionTimeoutMillis: TIMEOUT_MS, query_timeout: TIMEOUT_MS },
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('select 1')
    return undefined
  } catch (error) {
    return messageOf(error)
  } finally {
    await client.end().catch(() => undefined)
  }
}
