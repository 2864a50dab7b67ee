import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { GuardServer } from '@ehr/migration-guard'
import { Kysely, PostgresDialect } from 'kysely'
import { type Migration, Migrator, NO_MIGRATIONS } from 'kysely/migration'
import pg from 'pg'

/** Runs all migrations of a folder up, down and up again by Kysely's Migrator alone. @returns seconds */
export async function timeBareMigrator(server: GuardServer, folder: string): Promise<number> {
  const { name, url } = await server.createDatabase()
  const pool = new pg.Pool({ connectionString: url, max: 1 })
  // Dropping the database may end a connection that is just being closed.
  pool.on('error', () => undefined)
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
    const started = performance.now()
    const migrator = new Migrator({ db, provider: { getMigrations: () => importAll(folder) } })
    assertDone(await migrator.migrateToLatest())
    assertDone(await migrator.migrateTo(NO_MIGRATIONS))
    assertDone(await migrator.migrateToLatest())
    return (performance.now() - started) / 1000
  } finally {
    await db.destroy()
    await server.dropDatabase(name)
  }
}

async function importAll(folder: string): Promise<Record<string, Migration>> {
  const files = (await readdir(folder)).sort()
  const entries = files.map(async (file): Promise<[string, Migration]> => {
    return [file.replace(/\.ts$/, ''), await import(pathToFileURL(join(folder, file)).href)]
  })
  return Object.fromEntries(await Promise.all(entries))
}

function assertDone({ error }: { error?: unknown }): void {
  if (error !== undefined) throw new Error('The bare Migrator failed on a made migration.', { cause: error })
}
