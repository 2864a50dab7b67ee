import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createEmptyTestDatabase } from '@ehr/db/testing'
import { createMigrationDb } from '@ehr/db-migrations'
import type { Kysely } from 'kysely'

/** Two empty databases and a folder of migrations that may import Kysely. */
export interface Trial {
  db: Kysely<unknown>
  scratch: Kysely<unknown>
  /** As of a package: `migrations/`, `schema/tables/`. */
  packageFolder: string
  folder: string
  /** Writes a migration of SQL statements. */
  write: (name: string, up: readonly string[], down: readonly string[], outside?: boolean) => Promise<void>
  end: () => Promise<void>
}

/** Makes a trial; `end` drops all that it made. */
export async function createTrial(): Promise<Trial> {
  const databases = [await createEmptyTestDatabase(), await createEmptyTestDatabase()] as const
  const [db, scratch] = [createMigrationDb(databases[0].ownerUrl), createMigrationDb(databases[1].ownerUrl)]
  const packageFolder = await mkdtemp(join(tmpdir(), 'ehr-migrate-'))
  const folder = join(packageFolder, 'migrations')
  await mkdir(folder)
  await mkdir(join(packageFolder, 'schema', 'tables'), { recursive: true })
  await linkKysely(packageFolder)
  return {
    ...{ db, scratch, packageFolder, folder },
    write: (name, up, down, outside = false) =>
      writeFile(join(folder, `${name}.ts`), renderMigration(up, down, outside)),
    end: async () => {
      await Promise.all([db.destroy(), scratch.destroy()])
      for (const database of databases) await database.drop()
      await rm(packageFolder, { recursive: true })
    },
  }
}

async function linkKysely(packageFolder: string): Promise<void> {
  await mkdir(join(packageFolder, 'node_modules'))
  const entry = createRequire(import.meta.url).resolve('kysely')
  const at = entry.lastIndexOf(join('node_modules', 'kysely'))
  const installed = join(entry.slice(0, at), 'node_modules', 'kysely')
  await symlink(installed, join(packageFolder, 'node_modules', 'kysely'), 'junction')
  await writeFile(join(packageFolder, 'package.json'), '{ "type": "module" }')
}

function renderMigration(up: readonly string[], down: readonly string[], outside: boolean): string {
  const body = (statements: readonly string[]) =>
    statements.map((text) => `  await sql\`${text}\`.execute(db)\n`).join('')
  return `import { sql } from 'kysely'
${outside ? 'export const transaction = false\n' : ''}export async function up(db) {\n${body(up)}}
export async function down(db) {\n${body(down)}}
`
}
