import pg from 'pg'
import type { GuardServer } from '../server/open-server.ts'

/** Makes the roles that migrations grant rights to, where the server has none of that name; they cannot log in. */
export async function prepareRoles(server: GuardServer, roles: readonly string[]): Promise<void> {
  if (roles.length === 0) return
  const { name, url } = await server.createDatabase()
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    for (const role of roles) await createMissing(client, role)
  } finally {
    await client.end()
    await server.dropDatabase(name)
  }
}

async function createMissing(client: pg.Client, role: string): Promise<void> {
  const { rows } = await client.query<{ missing: boolean }>(
    'select not exists (select from pg_roles where rolname = $1) as missing',
    [role],
  )
  if (rows[0]?.missing === true) await client.query(`create role ${pg.escapeIdentifier(role)} nologin`)
}
