import { readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'

/** A file that Kysely would take for a migration. */
export interface MigrationFile {
  /** The file's name without its ending: Kysely's key. */
  name: string
  /** Absolute. */
  file: string
}

/** Lists a folder's migrations by Kysely's names and in its order. Throws when the folder cannot be read. */
export async function listMigrations(folder: string): Promise<MigrationFile[]> {
  const root = resolve(folder)
  const entries = await readdir(root, { withFileTypes: true })
  const files = entries.filter((entry) => !entry.isDirectory() && isMigrationFile(entry.name))
  return files
    .map(({ name }) => ({ name: name.slice(0, name.lastIndexOf('.')), file: join(root, name) }))
    .sort((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0))
}

function isMigrationFile(name: string): boolean {
  return /\.[cm]?[jt]s$/.test(name) && !/\.d\.[cm]?ts$/.test(name)
}
