import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Migration, MigrationProvider } from 'kysely/migration'

/** Folder of our migrations. */
export const MIGRATIONS_FOLDER = fileURLToPath(new URL('../migrations/', import.meta.url))

/**
 * A migration whose name ends so breaks the release before it: an API that was built without it refuses traffic
 * once it is applied, instead of failing query by query.
 */
export const BREAKING_SUFFIX = '.breaking'

/** The time in front makes an order that no two ways of sorting see differently. */
const FILE_NAME = /^\d{14}_[a-z0-9_]+(\.breaking)?\.ts$/

/** Lists the names (files without their ending) in the order they are applied in. Throws on a misnamed file. */
export async function listMigrationNames(folder: string = MIGRATIONS_FOLDER): Promise<string[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.ts')).sort()
  const wrong = files.find((file) => !FILE_NAME.test(file))
  if (wrong !== undefined) {
    throw new Error(
      `${join(folder, wrong)}: the name must be <14 digits of time>_<words_in_snake_case>.ts, for instance 20261121090000_allergies.ts.`,
    )
  }
  return files.map((file) => file.slice(0, -'.ts'.length))
}

/** Imports the migrations of a folder for Kysely's Migrator. */
export function createProvider(folder: string): MigrationProvider {
  return {
    async getMigrations() {
      const names = await listMigrationNames(folder)
      const entries = names.map(async (name) => [name, await importMigration(folder, name)] as const)
      return Object.fromEntries(await Promise.all(entries))
    },
  }
}

async function importMigration(folder: string, name: string): Promise<Migration> {
  // As a URL: a path with a drive letter is none on Windows.
  const loaded: Partial<Migration> = await import(pathToFileURL(join(folder, `${name}.ts`)).href)
  if (loaded.up === undefined || loaded.down === undefined) {
    throw new Error(`Migration ${name} must export two functions: up and down.`)
  }
  return { up: loaded.up, down: loaded.down }
}
