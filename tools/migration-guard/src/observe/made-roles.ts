import type pg from 'pg'
import type { GuardServer } from '../server/open-server.ts'

/** Roles that a trial makes: they are the server's, and do not go with a database. */
export interface MadeRoles {
  /** Finds those that statements make. */
  note: (statements: readonly string[]) => void
  /** Drops those that were not there before the trial; called when the databases that grant them rights are gone. */
  drop: (server: Pick<GuardServer, 'dropRole'>) => Promise<void>
}

/** Reads which roles there are, so that none of somebody else's is ever dropped. */
export async function watchRoles(client: pg.ClientBase): Promise<MadeRoles> {
  const { rows } = await client.query<{ name: string }>(
    'select rolname::pg_catalog.text as name from pg_catalog.pg_roles',
  )
  const before = new Set(rows.map(({ name }) => name))
  const made = new Set<string>()
  return {
    note: (statements) => {
      for (const name of statements.flatMap(listCreated)) if (!before.has(name)) made.add(name)
    },
    drop: async (server) => {
      for (const name of made) await server.dropRole(name)
      made.clear()
    },
  }
}

/** Also within blocks and functions, whose text a statement carries. */
function listCreated(statement: string): string[] {
  const found = statement.matchAll(
    /\bcreate\s+(?:role|user|group)\s+(?!mapping\b)(?:if\s+not\s+exists\s+)?(?:"((?:[^"]|"")+)"|([\w$]+))/gi,
  )
  return [...found].map(([, quoted, plain = '']) => quoted?.replaceAll('""', '"') ?? plain.toLowerCase())
}
