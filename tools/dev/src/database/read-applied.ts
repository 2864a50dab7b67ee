import { createMigrationDb, listApplied } from '@ehr/db-migrations'
import { type EmbeddedServer, selectDatabase } from './server.ts'

/** Reads which migrations one of the server's databases has applied. */
export async function readApplied(embedded: EmbeddedServer, database: string): Promise<string[]> {
  const db = createMigrationDb(selectDatabase(embedded, database).ownerUrl)
  try {
    return await listApplied(db)
  } finally {
    await db.destroy()
  }
}
